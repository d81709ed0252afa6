import type { Downgrade } from './downgrade.ts'
import { withoutTag } from './rewrite.ts'

/** Source: https://ircv3.net/specs/extensions/account-tag */
export const accountTag: Downgrade = {
  extension: 'account-tag',
  capabilities: ['account-tag'],
  downgrade: (message) => [withoutTag(message, 'account')],
}
