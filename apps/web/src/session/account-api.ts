import { type Answered, request } from './request.ts'

/** One way in that can be revoked alone. Source: docs/http.md */
export interface Login {
  readonly id: string
  readonly kind: 'web' | 'app-password' | 'certificate'
  /** What a person called it; of a browser, its User-Agent. */
  readonly label: string
  readonly createdAt: number
  readonly lastUsedAt: number | null
  /** The one that asks. */
  readonly current: boolean
  readonly fingerprint?: string
}

/** A link with which accounts are made. */
export interface Invite {
  readonly id: string
  readonly label: string
  readonly uses: number
  readonly maxUses: number
  readonly expiresAt: number
}

/** Somebody with an account here. */
export interface Account {
  readonly name: string
  readonly admin: boolean
  readonly disabled: boolean
}

/** The account of who is signed in: its logins and its password. */
export const accountApi = {
  logins: () => request<readonly Login[]>('GET', '/api/logins'),
  revokeLogin: (id: string) => request<void>('DELETE', `/api/logins/${encodeURIComponent(id)}`),
  revokeOthers: () => request<void>('POST', '/api/logins/revoke-others', {}),
  makeAppPassword: (label: string) =>
    request<Login & { readonly token: string }>('POST', '/api/app-passwords', { label }),
  addCertificate: (fingerprint: string, label: string) =>
    request<Login>('POST', '/api/certificates', { fingerprint, label }),
  changePassword: (current: string, password: string) => request<void>('POST', '/api/password', { current, password }),
}

/** What only administrators may ask. */
export const adminApi = {
  users: () => request<readonly Account[]>('GET', '/api/users'),
  setDisabled: (name: string, disabled: boolean) =>
    request<void>('POST', `/api/users/${encodeURIComponent(name)}/${disabled ? 'disable' : 'enable'}`, {}),
  deleteUser: (name: string) => request<void>('DELETE', `/api/users/${encodeURIComponent(name)}`),
  invites: () => request<{ readonly invites: readonly Invite[] }>('GET', '/api/invites'),
  makeInvite: (label: string, uses: number, days: number) =>
    request<Invite & { readonly token: string }>('POST', '/api/invites', { label, uses, days }),
  revokeInvite: (id: string) => request<void>('DELETE', `/api/invites/${encodeURIComponent(id)}`),
} satisfies Readonly<Record<string, (...given: never[]) => Promise<Answered<unknown>>>>
