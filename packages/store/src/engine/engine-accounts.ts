import type {
  Accounts,
  InstallationSecrets,
  InviteStore,
  LoginStore,
  NetworkStore,
  PasskeyStore,
  PushStore,
  UserStore,
} from '../accounts.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { UserId } from '../ids.ts'
import { newNetworkId, newRowId } from '../new-ids.ts'
import type { Calls, accountOperations } from '../queries/operations.ts'

/** What the accounts need of their engine. */
export interface AccountsHost {
  readonly call: Calls<typeof accountOperations>
  readonly environment: StoreEnvironment
  /** Called when a user got a tombstone: the history is to be deleted now. */
  removed(user: UserId): void
  close(): Promise<void>
}

/** The accounts of an installation, on any engine. */
export function engineAccounts(host: AccountsHost): Accounts {
  const { environment, call } = host
  const users: UserStore = {
    list: () => call('listUsers'),
    byName: (name) => call('userByName', name),
    byId: (id) => call('userById', id),
    create: (user, passkey) =>
      passkey === undefined
        ? call('createUser', newRowId(environment), user, environment.now())
        : call('createPasskeyUser', newRowId(environment), passkey, user, environment.now()),
    setPassword: (id, hash) => call('setPassword', id, hash),
    scram: (id) => call('getScram', id),
    setScram: (id, hash, verifier) => call('setScram', id, hash, verifier),
    setDisabled: (id, disabled) => call('setDisabled', id, disabled),
    async remove(id) {
      await call('removeUser', id, environment.now())
      host.removed(id)
    },
  }
  const networks: NetworkStore = {
    list: (user) => call('listNetworks', user),
    create: (user, settings) => call('createNetwork', newNetworkId(environment), user, settings, environment.now()),
    update: (id, settings) => call('updateNetwork', id, settings),
    remove: (id) => call('removeNetwork', id),
  }
  const logins: LoginStore = {
    create: (login) => call('createLogin', newRowId(environment), login),
    find: (tokenHash, now) => call('findLogin', tokenHash, now),
    list: (user) => call('listLogins', user),
    touch: (id, now) => call('touchLogin', id, now),
    revoke: (id) => call('revokeLogin', id),
  }
  const push: PushStore = {
    save: (subscription) => call('savePush', newRowId(environment), subscription),
    list: (user) => call('listPush', user),
    touch: (id, now) => call('touchPush', id, now),
    remove: (id) => call('removePush', id),
  }
  const invites: InviteStore = {
    create: (invite) => call('createInvite', newRowId(environment), invite),
    list: () => call('listInvites'),
    find: (tokenHash, now) => call('findInvite', tokenHash, now),
    use: (id, now) => call('useInvite', id, now),
    giveBack: (id) => call('giveInviteBack', id),
    remove: (id) => call('removeInvite', id),
  }
  const passkeys: PasskeyStore = {
    add: (passkey) => call('addPasskey', newRowId(environment), passkey),
    find: (credentialId) => call('findPasskey', credentialId),
    list: (user) => call('listPasskeys', user),
    used: (id, counter, now) => call('passkeyUsed', id, counter, now),
    rename: (id, label) => call('renamePasskey', id, label),
    remove: (id) => call('removePasskey', id),
  }
  const secrets: InstallationSecrets = {
    get: (name) => call('getSecret', name),
    keep: (name, secret) => call('keepSecret', name, secret),
  }
  return { users, networks, logins, push, invites, passkeys, secrets, close: () => host.close() }
}
