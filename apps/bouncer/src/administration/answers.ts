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

/** A link that logs a device in: `/link#token=TOKEN` on the address of the web app. */
export interface LoginLinkAnswer {
  readonly token: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

/** Settings of a network by attribute; what is left out stays, or has its default. See docs/extensions/networks.md. */
export type NetworkChange = Readonly<Record<string, string>>

/** What a bouncer tells of itself; where it does not run, what its data folder tells. */
export interface StatusAnswer {
  readonly running: boolean
  /** What it calls itself in `/healthz` while it runs: a word by chance. */
  readonly instance?: string
  /** When it was started, in milliseconds since 1970; 0 where it does not run. */
  readonly since: number
  readonly people: number
  readonly networks: number
  readonly connected: number
  /** Screens that are attached now. */
  readonly screens: number
}
