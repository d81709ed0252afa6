import type { Downgrade } from './downgrade.ts'

/** `JOIN #channel account :realname` is `JOIN #channel`. Source: https://ircv3.net/specs/extensions/extended-join */
export const extendedJoin: Downgrade = {
  extension: 'extended-join',
  capabilities: ['extended-join'],
  commands: ['JOIN'],
  downgrade: (message) => [{ ...message, params: (message.params ?? []).slice(0, 1) }],
}
