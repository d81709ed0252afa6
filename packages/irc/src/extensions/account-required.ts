import type { SessionState } from '../session/state.ts'

/**
 * Whether the server lets nobody in without an account. It only tells; nothing is ever requested for it.
 * Source: https://ircv3.net/specs/extensions/account-required and soju's `soju.im/account-required`
 */
export function isAccountRequired({ isupport, capabilities }: SessionState): boolean {
  const tokens = ['ACCOUNTREQUIRED', 'draft/ACCOUNTREQUIRED']
  return tokens.some((token) => isupport.tokens.has(token)) || capabilities.offered.has('soju.im/account-required')
}
