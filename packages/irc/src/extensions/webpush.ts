import type { Extension } from '../extension.ts'
import { MAX_CLIENT_TAG_BYTES } from '../message/limits.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import type { IsupportState } from '../session/state.ts'
import { formatTags } from '../message/tags.ts'

/** Messages reach a device that is not connected, through its maker's push service. */
export const webpush: Extension = {
  name: 'webpush',
  spec: 'https://ircv3.net/specs/extensions/webpush',
  capabilities: ['draft/webpush', 'soju.im/webpush'],
  families: [{ name: 'webpush', commands: ['WEBPUSH'], target: 1, answers: answers({ end: 'WEBPUSH', target: 1 }) }],
}

/** The server's public key (VAPID), as base64url; undefined where it has none. */
export function vapidKey(isupport: IsupportState): string | undefined {
  return isupport.tokens.get('VAPID') ?? isupport.tokens.get('soju.im/VAPID')
}

/** The keys of a push subscription, base64url. */
export interface WebpushKeys {
  readonly p256dh: string
  readonly auth: string
}

/** Registers a subscription; to be repeated at each start. */
export function registerWebpush(endpoint: string, { p256dh, auth }: WebpushKeys): MessageInit {
  return { command: 'WEBPUSH', params: ['REGISTER', endpoint, formatTags({ p256dh, auth }, MAX_CLIENT_TAG_BYTES)] }
}

/** Ends a subscription. */
export function unregisterWebpush(endpoint: string): MessageInit {
  return { command: 'WEBPUSH', params: ['UNREGISTER', endpoint] }
}
