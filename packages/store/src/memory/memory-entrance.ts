import type {
  InstallationSecrets,
  InviteRecord,
  InviteStore,
  LoginRecord,
  NewPasskey,
  PasskeyRecord,
  PasskeyStore,
  UserRecord,
} from '../accounts.ts'
import type { StoreEnvironment } from '../environment.ts'
import type { UserId } from '../ids.ts'
import { newRowId } from '../new-ids.ts'
import { knownPasskey } from '../queries/passkeys.ts'
import { unknownUser } from '../queries/users.ts'

/** Invites in memory. */
export function memoryInvites(
  invites: Map<string, InviteRecord>,
  users: ReadonlyMap<UserId, UserRecord>,
  environment: StoreEnvironment,
): InviteStore {
  const usable = (invite: InviteRecord, now: number): boolean => invite.expiresAt > now && invite.uses < invite.maxUses
  return {
    async create(invite) {
      if (!users.has(invite.createdBy)) throw unknownUser()
      const record = { ...invite, id: newRowId(environment), uses: 0 }
      invites.set(record.id, record)
      return record
    },
    list: async () => [...invites.values()],
    find: async (tokenHash, now) =>
      [...invites.values()].find((invite) => invite.tokenHash === tokenHash && usable(invite, now)),
    async use(id, now) {
      const invite = invites.get(id)
      if (invite === undefined || !usable(invite, now)) return false
      invites.set(id, { ...invite, uses: invite.uses + 1 })
      return true
    },
    async giveBack(id) {
      const invite = invites.get(id)
      if (invite !== undefined && invite.uses > 0) invites.set(id, { ...invite, uses: invite.uses - 1 })
    },
    async remove(id) {
      invites.delete(id)
    },
  }
}

/** See `PasskeyStore.add`; the user is there, or is made at the same time. */
export function keepPasskey(
  passkeys: Map<string, PasskeyRecord>,
  passkey: NewPasskey,
  environment: StoreEnvironment,
): PasskeyRecord {
  for (const { credentialId } of passkeys.values()) if (credentialId === passkey.credentialId) throw knownPasskey()
  const record = { ...passkey, id: newRowId(environment), lastUsedAt: passkey.createdAt }
  passkeys.set(record.id, record)
  return record
}

/** Passkeys in memory. */
export function memoryPasskeys(
  passkeys: Map<string, PasskeyRecord>,
  logins: Map<string, LoginRecord>,
  users: ReadonlyMap<UserId, UserRecord>,
  environment: StoreEnvironment,
): PasskeyStore {
  return {
    async add(passkey) {
      if (!users.has(passkey.user)) throw unknownUser()
      return keepPasskey(passkeys, passkey, environment)
    },
    find: async (credentialId) => [...passkeys.values()].find((passkey) => passkey.credentialId === credentialId),
    list: async (user) => [...passkeys.values()].filter((passkey) => passkey.user === user),
    async used(id, counter, now) {
      const passkey = passkeys.get(id)
      if (passkey !== undefined) passkeys.set(id, { ...passkey, counter, lastUsedAt: now })
    },
    async rename(id, label) {
      const passkey = passkeys.get(id)
      if (passkey !== undefined) passkeys.set(id, { ...passkey, label })
    },
    async remove(id) {
      passkeys.delete(id)
      const ended = [...logins.values()].filter((login) => login.passkey === id).map((login) => login.id)
      for (const login of ended) logins.delete(login)
      return ended
    },
  }
}

/** Secrets of the installation in memory. */
export function memorySecrets(): InstallationSecrets {
  const secrets = new Map<string, string>()
  return {
    get: async (name) => secrets.get(name),
    async keep(name, secret) {
      const kept = secrets.get(name) ?? secret
      secrets.set(name, kept)
      return kept
    },
  }
}
