import type { Extension } from '../extension.ts'
import type { Tags } from '../message/tags.ts'

/** Which message a message answers, by its id; see {@link repliedTo}. To answer one, say with the tag `+reply`. */
export const reply: Extension = {
  name: 'reply',
  spec: 'https://ircv3.net/specs/client-tags/reply',
  capabilities: [],
  needs: ['message-tags'],
}

/** The id of the message that is answered; undefined where it answers none. */
export function repliedTo(tags: Tags): string | undefined {
  return tags.get('+reply') || tags.get('+draft/reply') || undefined
}
