import type { Extension } from '../extension.ts'

/** What we say comes back as the server passed it on; `own` tells such a message from others. */
export const echoMessage: Extension = {
  name: 'echo-message',
  spec: 'https://ircv3.net/specs/extensions/echo-message',
  capabilities: ['echo-message'],
}
