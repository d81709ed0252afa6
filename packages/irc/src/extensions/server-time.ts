import type { Extension } from '../extension.ts'
import { readServerTime } from '../message/server-time.ts'

/** When the server got a message, in place of when we read it. */
export const serverTime: Extension = {
  name: 'server-time',
  spec: 'https://ircv3.net/specs/extensions/server-time',
  capabilities: ['server-time'],
  annotate: (message, provenance) => {
    const text = message.tags.get('time')
    const time = text === undefined ? undefined : readServerTime(text)
    if (time !== undefined) provenance.time = time
  },
}
