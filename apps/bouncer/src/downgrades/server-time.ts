import type { Downgrade } from './downgrade.ts'
import { withoutTag } from './rewrite.ts'

/** Source: https://ircv3.net/specs/extensions/server-time */
export const serverTime: Downgrade = {
  extension: 'server-time',
  capabilities: ['server-time'],
  downgrade: (message) => [withoutTag(message, 'time')],
}
