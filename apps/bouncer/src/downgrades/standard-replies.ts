import type { Downgrade } from './downgrade.ts'

/** Commands whose own specification says FAIL: a client that enabled one of these understands it. */
const extensionOf: Readonly<Record<string, readonly string[]>> = {
  BATCH: ['draft/multiline'],
  BOUNCER: ['soju.im/bouncer-networks'],
  CHATHISTORY: ['draft/chathistory'],
  CLIENTCERT: ['soju.im/client-cert'],
  MARKREAD: ['draft/read-marker'],
  DRAFT: ['longwire/draft'],
  METADATA: ['draft/metadata-2'],
  PREFERENCE: ['longwire/preferences'],
  REDACT: ['draft/message-redaction'],
  REGISTER: ['draft/account-registration'],
  RENAME: ['draft/channel-rename'],
  RESUME: ['longwire/resume'],
  SEARCH: ['soju.im/search'],
  SETNAME: ['setname'],
  UNREAD: ['longwire/unread'],
  VERIFY: ['draft/account-registration'],
  WEBPUSH: ['soju.im/webpush', 'draft/webpush'],
}

/** The words of the reply as a NOTICE. Source: https://ircv3.net/specs/extensions/standard-replies */
export const standardReplies: Downgrade = {
  extension: 'standard-replies',
  capabilities: ['standard-replies'],
  commands: ['FAIL', 'WARN', 'NOTE'],
  downgrade(message, view) {
    const [command = '*'] = message.params ?? []
    const own = Object.hasOwn(extensionOf, command) ? (extensionOf[command] ?? []) : []
    if (own.some((capability) => view.capabilities.has(capability))) return [message]
    const text = message.params?.at(-1) ?? ''
    return [{ ...message, command: 'NOTICE', params: [view.nickname, command === '*' ? text : `${command}: ${text}`] }]
  },
}
