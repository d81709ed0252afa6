/** What an administrator is told of a user. */
export interface UserAnswer {
  readonly name: string
  readonly admin: boolean
  readonly disabled: boolean
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** What an administrator is told of a network; no passwords. */
export interface NetworkAnswer {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly port: number
  readonly tls: boolean
  readonly nickname: string
  readonly enabled: boolean
  /** `unknown` while the bouncer does not run. */
  readonly state: 'connected' | 'connecting' | 'disconnected' | 'unknown'
  /** Why it is not connected, where that is known. */
  readonly error?: string
}

/** What an administrator is told of a login; the token of a new app password is told once. */
export interface LoginAnswer {
  readonly id: string
  readonly kind: 'web' | 'app-password' | 'certificate'
  readonly label: string
  /** Milliseconds since 1970. */
  readonly lastUsedAt: number
  readonly token?: string
}

/** The settings of a network as an administrator gives them; what is left out stays, or has its default. */
export interface NetworkChange {
  readonly name?: string
  readonly host?: string
  readonly port?: number
  readonly tls?: boolean
  readonly nick?: string
  readonly username?: string
  readonly realname?: string
  readonly pass?: string
  readonly saslUser?: string
  readonly saslPassword?: string
  readonly pins?: readonly string[]
  readonly enabled?: boolean
}
