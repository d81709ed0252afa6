import type { Downgrade } from './downgrade.ts'
import { withoutTag } from './rewrite.ts'

/** What a batch holds, plainly. Source: https://ircv3.net/specs/extensions/batch */
export const batch: Downgrade = {
  extension: 'batch',
  capabilities: ['batch'],
  downgrade: (message) => (message.command === 'BATCH' ? [] : [withoutTag(message, 'batch')]),
}
