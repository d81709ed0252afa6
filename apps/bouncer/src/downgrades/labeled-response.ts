import type { Downgrade } from './downgrade.ts'
import { withoutTag } from './rewrite.ts'

/** No labels, and no ACK. Source: https://ircv3.net/specs/extensions/labeled-response */
export const labeledResponse: Downgrade = {
  extension: 'labeled-response',
  capabilities: ['labeled-response'],
  downgrade: (message) => (message.command === 'ACK' ? [] : [withoutTag(message, 'label')]),
}
