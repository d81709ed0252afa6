import { databaseName } from '../offline/database.ts'
import { logOut } from './api.ts'
import { type Entered, enter } from './first-answer.ts'
import { request } from './request.ts'

/** Signing in on another device by a link that is good once. Source: docs/http.md */
export const deviceLinks = {
  make: () => request<{ readonly url: string; readonly expiresAt: number }>('POST', '/api/login-links', {}),
  check: (token: string) =>
    request<{ readonly name: string; readonly expiresAt: number }>('POST', '/api/login/link/check', { token }),
  /** Signs in. What is kept here of somebody else is wiped first. */
  async enter(token: string, other: boolean): Promise<Entered> {
    if (other) {
      const out = await logOut()
      if (!out.ok) return out
      await wiped()
    }
    return enter('/api/login/link', { token })
  },
}

async function wiped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const wiping = indexedDB.deleteDatabase(databaseName)
  for (const end of ['success', 'error', 'blocked']) wiping.addEventListener(end, () => resolve())
  await promise
}
