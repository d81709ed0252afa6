import { texts } from '../texts/texts.ts'

/** What the bouncer knows of this browser. */
export type Session =
  | { readonly state: 'setup' }
  | { readonly state: 'logged-out' }
  | { readonly state: 'logged-in'; readonly user: { readonly name: string; readonly admin: boolean } }

/** What was refused, for a person. */
export interface Refused {
  readonly ok: false
  readonly code: string
  readonly text: string
}

export type Answer = { readonly ok: true } | Refused

/** Who is signed in here; undefined where the bouncer cannot be reached. */
export async function fetchSession(): Promise<Session | undefined> {
  try {
    const response = await fetch('/api/session', { headers: { accept: 'application/json' } })
    return response.ok ? ((await response.json()) as Session) : undefined
  } catch {
    return undefined
  }
}

/** Makes the first account with the token of the one-time link, and signs in. */
export function setUp(token: string, name: string, password: string): Promise<Answer> {
  return post('/api/setup', { token, name, password })
}

export function logIn(name: string, password: string): Promise<Answer> {
  return post('/api/login', { name, password })
}

export function logOut(): Promise<Answer> {
  return post('/api/logout', {})
}

async function post(path: string, body: Readonly<Record<string, string>>): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return { ok: true }
    const refusal = (await response.json()) as { code: string; text: string }
    return { ok: false, code: refusal.code, text: refusal.text }
  } catch {
    return { ok: false, code: 'unreachable', text: texts.link.unreachable }
  }
}
