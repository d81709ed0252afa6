import type { NewLogin } from '../src/accounts.ts'
import { StoreError } from '../src/error.ts'
import { START } from './harness.ts'

/** Whether an error of the store has this code. */
export function fails(code: string) {
  return (error: unknown) => error instanceof StoreError && error.code === code
}

/** An account. */
export const ada = { name: 'ada', passwordHash: '$argon2id$1', admin: true }

/** A login of a browser, which lasts a second. */
export function loginOf(user: string, tokenHash: string, more: Partial<NewLogin> = {}): NewLogin {
  return { user, kind: 'web', tokenHash, label: 'a browser', createdAt: START, expiresAt: START + 1000, ...more }
}
