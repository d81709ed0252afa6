import type { IsupportState } from '../session/state.ts'

/**
 * Whether the server only delays what comes too fast, so that a client need not hold itself back.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/saferate.md
 */
export function isSafeRate(isupport: IsupportState): boolean {
  return isupport.tokens.has('SAFERATE') || isupport.tokens.has('soju.im/SAFERATE')
}
