import type { LoginRecord } from '@longwire/store'

/** The person's own logins, as the service may use them. */
export interface OwnLogins {
  list(): Promise<readonly LoginRecord[]>
  /** A password for one client; the token is told once. */
  create(label: string): Promise<string>
  /** False where there is no such login. */
  revoke(id: string): Promise<boolean>
}
