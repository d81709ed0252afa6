import type { Extension } from '../extension.ts'

/** Joins, parts, modes and the like in history; they come as events that are `replayed` and change no state. */
export const eventPlayback: Extension = {
  name: 'event-playback',
  spec: 'https://ircv3.net/specs/extensions/chathistory#the-drafteventplayback-capability',
  capabilities: ['draft/event-playback'],
  needs: ['chathistory'],
}
