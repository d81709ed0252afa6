import type { Extension } from '../extension.ts'

/** What the server supports, before the registration is over; it comes in 005 as ever, in a batch. */
export const extendedIsupport: Extension = {
  name: 'extended-isupport',
  spec: 'https://ircv3.net/specs/extensions/extended-isupport',
  capabilities: ['draft/extended-isupport'],
  needs: ['batch'],
  enabled: (context) => {
    if (context.state.phase === 'registering' && context.transport?.preregistered !== true) {
      context.send({ command: 'ISUPPORT' })
    }
  },
}
