import type { NetworkId, UserId } from './ids.ts'

/** Users, their networks, their logins. One database for an installation. */
export interface Accounts {
  readonly users: UserStore
  readonly networks: NetworkStore
  readonly logins: LoginStore
  readonly push: PushStore
  close(): Promise<void>
}

export interface UserStore {
  list(): Promise<readonly UserRecord[]>
  byName(name: string): Promise<UserRecord | undefined>
  byId(id: UserId): Promise<UserRecord | undefined>
  /** Rejects with `conflict` where the name is taken (names are compared without case). */
  create(user: NewUser): Promise<UserRecord>
  setPassword(id: UserId, passwordHash: string): Promise<void>
  setDisabled(id: UserId, disabled: boolean): Promise<void>
  /** A tombstone first; the history's file goes later. */
  remove(id: UserId): Promise<void>
}

export interface NewUser {
  /** 1 to 32 of letters, digits, `_` `-` `.`. */
  readonly name: string
  /** argon2id in PHC string form. */
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
  readonly enabled: boolean
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

/** Sessions of the web, and app passwords. Only hashes of tokens are kept. */
export interface LoginStore {
  create(login: NewLogin): Promise<LoginRecord>
  /** By SHA-256 of the token; undefined where it is unknown, revoked or past its end. */
  find(tokenHash: string, now: number): Promise<LoginRecord | undefined>
  list(user: UserId): Promise<readonly LoginRecord[]>
  touch(id: string, now: number): Promise<void>
  revoke(id: string): Promise<void>
}

export interface NewLogin {
  readonly user: UserId
  readonly kind: 'web' | 'app-password'
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

/** Where browsers are told of messages while no page is open. It ends with the login that it belongs to. */
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
  /** The id of the login that subscribed. */
  readonly login: string
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
