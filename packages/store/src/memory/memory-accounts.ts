import type {
  Accounts,
  InviteRecord,
  LoginRecord,
  LoginStore,
  NetworkRecord,
  NetworkStore,
  PasskeyRecord,
  PushStore,
  PushSubscriptionRecord,
  UserRecord,
  UserStore,
} from '../accounts.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { NetworkId, UserId } from '../ids.ts'
import { newNetworkId, newRowId } from '../new-ids.ts'
import { knownLogin } from '../queries/logins.ts'
import { unknownNetwork } from '../queries/networks.ts'
import { unknownPasskey } from '../queries/passkeys.ts'
import { unknownLogin } from '../queries/push.ts'
import { checkName, foldName, nameTaken, unknownUser } from '../queries/users.ts'
import { keepPasskey, memoryInvites, memoryPasskeys, memorySecrets } from './memory-entrance.ts'

function memoryUsers(
  users: Map<UserId, UserRecord>,
  passkeys: Map<string, PasskeyRecord>,
  environment: StoreEnvironment,
  removed: (user: UserId) => void,
): UserStore {
  const change = (id: UserId, part: Partial<UserRecord>): void => {
    const user = users.get(id)
    if (user === undefined) throw unknownUser()
    users.set(id, { ...user, ...part })
  }
  const scram = new Map<UserId, string>()
  const byName = (name: string): UserRecord | undefined =>
    [...users.values()].find((user) => foldName(user.name) === foldName(name))
  return {
    list: async () => [...users.values()].toSorted((a, b) => (foldName(a.name) < foldName(b.name) ? -1 : 1)),
    byName: async (name) => byName(name),
    byId: async (id) => users.get(id),
    async create({ name, passwordHash, admin }, passkey) {
      checkName(name)
      if (byName(name) !== undefined) throw nameTaken(name)
      if (passkey !== undefined) keepPasskey(passkeys, passkey, environment)
      const id = passkey?.user ?? newRowId(environment)
      const user = { id, name, passwordHash, admin, disabled: false, createdAt: environment.now() }
      users.set(id, user)
      return user
    },
    async setPassword(id, passwordHash) {
      change(id, { passwordHash })
      scram.delete(id)
    },
    scram: async (id) => scram.get(id),
    async setScram(id, passwordHash, verifier) {
      if (users.get(id)?.passwordHash === passwordHash) scram.set(id, verifier)
    },
    setDisabled: async (id, disabled) => change(id, { disabled }),
    async remove(id) {
      users.delete(id)
      scram.delete(id)
      removed(id)
    },
  }
}

function memoryNetworks(
  networks: Map<NetworkId, NetworkRecord>,
  users: ReadonlyMap<UserId, UserRecord>,
  environment: StoreEnvironment,
): NetworkStore {
  return {
    list: async (user) => [...networks.values()].filter((network) => network.user === user),
    async create(user, settings) {
      if (!users.has(user)) throw unknownUser()
      const id = newNetworkId(environment)
      const network = { id, user, settings: structuredClone(settings), createdAt: environment.now() }
      networks.set(id, network)
      return network
    },
    async update(id, settings) {
      const network = networks.get(id)
      if (network === undefined) throw unknownNetwork()
      const changed = { ...network, settings: structuredClone(settings) }
      networks.set(id, changed)
      return changed
    },
    async remove(id) {
      networks.delete(id)
    },
  }
}

function memoryLogins(
  logins: Map<string, LoginRecord>,
  passkeys: ReadonlyMap<string, PasskeyRecord>,
  users: ReadonlyMap<UserId, UserRecord>,
  environment: StoreEnvironment,
): LoginStore {
  return {
    async create(login) {
      if (!users.has(login.user)) throw unknownUser()
      for (const { tokenHash } of logins.values()) if (tokenHash === login.tokenHash) throw knownLogin()
      if (login.passkey !== undefined && !passkeys.has(login.passkey)) throw unknownPasskey()
      const record = { ...login, id: newRowId(environment), lastUsedAt: login.createdAt }
      logins.set(record.id, record)
      return record
    },
    find: async (tokenHash, now) =>
      [...logins.values()].find((login) => login.tokenHash === tokenHash && login.expiresAt > now),
    list: async (user) => [...logins.values()].filter((login) => login.user === user),
    async touch(id, now) {
      const login = logins.get(id)
      if (login !== undefined && login.lastUsedAt < now) logins.set(id, { ...login, lastUsedAt: now })
    },
    async revoke(id) {
      logins.delete(id)
    },
  }
}

function memoryPush(
  subscriptions: Map<string, PushSubscriptionRecord>,
  logins: ReadonlyMap<string, LoginRecord>,
  users: ReadonlyMap<UserId, UserRecord>,
  environment: StoreEnvironment,
): PushStore {
  return {
    async save(subscription) {
      const { login, user } = subscription
      if (login === undefined && !users.has(user)) throw unknownUser()
      if (login !== undefined && logins.get(login)?.user !== user) throw unknownLogin()
      for (const [id, { endpoint }] of subscriptions) if (endpoint === subscription.endpoint) subscriptions.delete(id)
      const record = { ...subscription, id: newRowId(environment), lastDeliveredAt: 0 }
      subscriptions.set(record.id, record)
      return record
    },
    list: async (user) =>
      [...subscriptions.values()].filter(
        (one) => one.user === user && (one.login === undefined || logins.has(one.login)),
      ),
    async touch(id, now) {
      const one = subscriptions.get(id)
      if (one !== undefined && one.lastDeliveredAt < now) subscriptions.set(id, { ...one, lastDeliveredAt: now })
    },
    async remove(id) {
      subscriptions.delete(id)
    },
  }
}

/** Accounts in memory; `removed` is told of each user that is gone. */
export function memoryAccounts(
  environment: StoreEnvironment,
  removed: (user: UserId) => void,
  close: () => Promise<void>,
): Accounts {
  const users = new Map<UserId, UserRecord>()
  const networks = new Map<NetworkId, NetworkRecord>()
  const logins = new Map<string, LoginRecord>()
  const subscriptions = new Map<string, PushSubscriptionRecord>()
  const invites = new Map<string, InviteRecord>()
  const passkeys = new Map<string, PasskeyRecord>()
  const forget = (user: UserId): void => {
    for (const network of networks.values()) if (network.user === user) networks.delete(network.id)
    for (const login of logins.values()) if (login.user === user) logins.delete(login.id)
    for (const invite of invites.values()) if (invite.createdBy === user) invites.delete(invite.id)
    for (const one of subscriptions.values()) if (one.user === user) subscriptions.delete(one.id)
    for (const passkey of passkeys.values()) if (passkey.user === user) passkeys.delete(passkey.id)
    removed(user)
  }
  return {
    users: memoryUsers(users, passkeys, environment, forget),
    networks: memoryNetworks(networks, users, environment),
    logins: memoryLogins(logins, passkeys, users, environment),
    push: memoryPush(subscriptions, logins, users, environment),
    invites: memoryInvites(invites, users, environment),
    passkeys: memoryPasskeys(passkeys, logins, users, environment),
    secrets: memorySecrets(),
    close,
  }
}
