import type { Downgrade } from './downgrade.ts'

/** Tags that belong to an extension of their own, whose own downgrade takes them away. */
const ofOtherExtensions: ReadonlySet<string> = new Set(['time', 'account', 'batch', 'label', 'draft/oper'])

/**
 * No TAGMSG, no client-only tags, no msgid, nothing of a vendor.
 * Source: https://ircv3.net/specs/extensions/message-tags
 */
export const messageTags: Downgrade = {
  extension: 'message-tags',
  capabilities: ['message-tags'],
  commands: ['TAGMSG'],
  downgrade: () => [],
  keepsTag: (key) => ofOtherExtensions.has(key),
}
