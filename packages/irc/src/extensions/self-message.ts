import type { Extension } from '../extension.ts'

/** What we said to somebody from another client of the same bouncer; it is `own`. */
export const selfMessage: Extension = {
  name: 'self-message',
  spec: 'https://wiki.znc.in/Query_buffers',
  capabilities: ['znc.in/self-message'],
}
