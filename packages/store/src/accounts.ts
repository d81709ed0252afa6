import type { NetworkId, UserId } from './ids.ts'

/** Users, their networks, their logins. One database for an installation. */
export interface Accounts {
  readonly users: UserStore
  readonly networks: NetworkStore
  readonly logins: LoginStore
  readonly push: PushStore
  readonly invites: InviteStore
  readonly passkeys: PasskeyStore
  readonly secrets: InstallationSecrets
  close(): Promise<void>
}

export interface UserStore {
  list(): Promise<readonly UserRecord[]>
  byName(name: string): Promise<UserRecord | undefined>
  byId(id: UserId): Promise<UserRecord | undefined>
  /**
   * Rejects with `conflict` where the name is taken (names are compared without case). With a passkey the account has the
   * id that the passkey names as its user, and both are made or neither; `conflict`, too, where the credential is known.
   */
  create(user: NewUser, passkey?: NewPasskey): Promise<UserRecord>
  /** A SCRAM verifier of the password before is forgotten. */
  setPassword(id: UserId, passwordHash: string): Promise<void>
  /** What a SCRAM login is verified against (RFC 5803 form); undefined where none was kept since the password was set. */
  scram(id: UserId): Promise<string | undefined>
  /** Keeps a verifier, encrypted at rest, where the password is still the one with this hash. */
  setScram(id: UserId, passwordHash: string, verifier: string): Promise<void>
  setDisabled(id: UserId, disabled: boolean): Promise<void>
  /** A tombstone first; the history's file goes later. */
  remove(id: UserId): Promise<void>
}

export interface NewUser {
  /** 1 to 32 of letters, digits, `_` `-` `.`. */
  readonly name: string
  /** argon2id in PHC string form; empty for an account without a password. */
  readonly passwordHash: string
  readonly admin: boolean
}

export interface UserRecord extends NewUser {
  readonly id: UserId
  readonly disabled: boolean
  readonly createdAt: number
}

export interface NetworkStore {
  list(user: UserId): Promise<readonly NetworkRecord[]>
  create(user: UserId, settings: NetworkSettings): Promise<NetworkRecord>
  update(id: NetworkId, settings: NetworkSettings): Promise<NetworkRecord>
  remove(id: NetworkId): Promise<void>
}

/** What a person set for a network. Secrets in here are encrypted at rest. */
export interface NetworkSettings {
  readonly name: string
  /** Tried in order; at least one. */
  readonly servers: readonly ServerAddress[]
  readonly nickname: string
  readonly username?: string
  readonly realname?: string
  readonly serverPassword?: string
  readonly sasl?: SaslSettings
  /** SHA-256 fingerprints that replace the other checks of a certificate. */
  readonly pins?: readonly string[]
  /** Lines in IRC's form that are sent after each registration, before channels are joined; they may hold passwords. */
  readonly perform?: readonly string[]
  /** Channels are joined when the network has done one of these, or after 10 s; default: at once. */
  readonly joinAfter?: readonly ('host-hidden' | 'logged-in')[]
  /** Default: as much at once as most networks bear; `off` only for networks that allow it. */
  readonly floodControl?: FloodControlSettings | 'off'
  /** URL of a SOCKS5 or HTTP proxy; it may hold a password. */
  readonly proxy?: string
  /** The local address to connect from. */
  readonly bind?: string
  /** Only this family of addresses; default both. */
  readonly family?: 4 | 6
  /** Name of the encoding of lines that are not UTF-8, by the WHATWG Encoding Standard; default `windows-1252`. */
  readonly encoding?: string
  /** Shown to the server when it asks. */
  readonly clientCertificate?: ClientCertificateSettings
  readonly enabled: boolean
}

/** So many lines at once, then one each `interval` milliseconds. */
export interface FloodControlSettings {
  readonly burst: number
  readonly interval: number
}

/** PEM. */
export interface ClientCertificateSettings {
  readonly certificate: string
  readonly key: string
}

export interface ServerAddress {
  readonly host: string
  readonly port: number
  readonly tls: boolean
}

export interface SaslSettings {
  readonly mechanisms: readonly string[]
  readonly account: string
  readonly password?: string
}

export interface NetworkRecord {
  readonly id: NetworkId
  readonly user: UserId
  readonly settings: NetworkSettings
  readonly createdAt: number
}

/** Sessions of the web, app passwords, and certificates of clients. Only hashes of tokens are kept. */
export interface LoginStore {
  /** Rejects with `conflict` where there is one with this hash, `not-found` where the user or the passkey is gone. */
  create(login: NewLogin): Promise<LoginRecord>
  /** By SHA-256 of the token; undefined where it is unknown, revoked or past its end. */
  find(tokenHash: string, now: number): Promise<LoginRecord | undefined>
  list(user: UserId): Promise<readonly LoginRecord[]>
  touch(id: string, now: number): Promise<void>
  revoke(id: string): Promise<void>
}

export interface NewLogin {
  readonly user: UserId
  readonly kind: 'web' | 'app-password' | 'certificate'
  /** The id of the passkey that it was opened with, and with which it ends; absent where it was another way in. */
  readonly passkey?: string
  /** SHA-256 of the token in hex; of a certificate `cert:` and its fingerprint. */
  readonly tokenHash: string
  /** What the person recognises it by: a browser, the name they gave. */
  readonly label: string
  readonly createdAt: number
  readonly expiresAt: number
}

export interface LoginRecord extends NewLogin {
  readonly id: string
  readonly lastUsedAt: number
}

/** Where browsers are told of messages while no page is open. A subscription ends with the login that it belongs to. */
export interface PushStore {
  /** Keeps a subscription; one with the same endpoint is replaced. Rejects with `not-found` where the login is gone. */
  save(subscription: NewPushSubscription): Promise<PushSubscriptionRecord>
  list(user: UserId): Promise<readonly PushSubscriptionRecord[]>
  /** Remembers that a message was delivered. */
  touch(id: string, now: number): Promise<void>
  remove(id: string): Promise<void>
}

/** What a browser's push service gave out; encrypted at rest. */
export interface NewPushSubscription {
  readonly user: UserId
  /** The id of the login that subscribed; undefined where it was the account's own password. */
  readonly login: string | undefined
  /** The network whose messages are wanted; undefined for all of them. */
  readonly network: NetworkId | undefined
  /** What the client had enabled when it subscribed. */
  readonly capabilities: readonly string[]
  readonly endpoint: string
  /** The browser's public key, base64url. */
  readonly p256dh: string
  /** The shared secret, base64url. */
  readonly auth: string
  readonly createdAt: number
}

export interface PushSubscriptionRecord extends NewPushSubscription {
  readonly id: string
  /** 0 where nothing was delivered yet. */
  readonly lastDeliveredAt: number
}

/** Links by which people make accounts of their own. */
export interface InviteStore {
  create(invite: NewInvite): Promise<InviteRecord>
  /** All of them, those that are of no more use included; oldest first. */
  list(): Promise<readonly InviteRecord[]>
  /** By SHA-256 of its token; undefined where it is unknown, used up or past its end. */
  find(tokenHash: string, now: number): Promise<InviteRecord | undefined>
  /** Takes one use; false where none is left (any more). */
  use(id: string, now: number): Promise<boolean>
  /** Gives a use back: the account was not made. */
  giveBack(id: string): Promise<void>
  remove(id: string): Promise<void>
}

export interface NewInvite {
  readonly createdBy: UserId
  readonly tokenHash: string
  /** For whom, as the inviting person calls it. */
  readonly label: string
  /** How many accounts may be made; 1 or more. */
  readonly maxUses: number
  readonly createdAt: number
  readonly expiresAt: number
}

export interface InviteRecord extends NewInvite {
  readonly id: string
  readonly uses: number
}

/** Public keys of authenticators (WebAuthn) by which people log in. */
export interface PasskeyStore {
  /** Rejects with `conflict` where the credential is known. */
  add(passkey: NewPasskey): Promise<PasskeyRecord>
  find(credentialId: string): Promise<PasskeyRecord | undefined>
  list(user: UserId): Promise<readonly PasskeyRecord[]>
  /** Remembers a login and the authenticator's counter. */
  used(id: string, counter: number, now: number): Promise<void>
  rename(id: string, label: string): Promise<void>
  /** Together with the logins that were opened with it; resolves with their ids. */
  remove(id: string): Promise<readonly string[]>
}

export interface NewPasskey {
  readonly user: UserId
  /** base64url. */
  readonly credentialId: string
  /** COSE, base64url. */
  readonly publicKey: string
  /** How often the authenticator says that it was used; 0 where it does not count. */
  readonly counter: number
  /** How a browser may reach the authenticator: `internal`, `usb`, `hybrid` and so on. */
  readonly transports: readonly string[]
  readonly label: string
  readonly createdAt: number
}

export interface PasskeyRecord extends NewPasskey {
  readonly id: string
  readonly lastUsedAt: number
}

/** Secrets of the installation as a whole, encrypted at rest. */
export interface InstallationSecrets {
  get(name: string): Promise<string | undefined>
  /** Keeps the secret where there is none of this name yet; resolves with the one that is kept. */
  keep(name: string, secret: string): Promise<string>
}
