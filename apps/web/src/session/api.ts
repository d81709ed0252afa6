import { type Entered, type Session, enter } from './first-answer.ts'
import { type Answered, request } from './request.ts'

/** What came of an attempt to do something. */
export type Answer = Answered<unknown>

/** Who is signed in here; undefined where the bouncer cannot be reached. */
export async function fetchSession(): Promise<Session | undefined> {
  const answer = await request<Session>('GET', '/api/session')
  return answer.ok ? answer.value : undefined
}

/** Makes the first account with the token of the one-time link, and signs in. */
export function setUp(token: string, name: string, password: string): Promise<Entered> {
  return enter('/api/setup', { token, name, password })
}

/** Makes an account with the token of an invite, and signs in. */
export function acceptInvite(token: string, name: string, password: string): Promise<Entered> {
  return enter('/api/join', { token, name, password })
}

export function logIn(name: string, password: string): Promise<Entered> {
  return enter('/api/login', { name, password })
}

export function logOut(): Promise<Answer> {
  return request('POST', '/api/logout', {})
}
