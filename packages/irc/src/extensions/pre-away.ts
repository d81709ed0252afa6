import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'

/** Away from the first moment (`config.away`), so that nobody sees us come and go; elsewhere as soon as we are registered. */
export const preAway: Extension = {
  name: 'pre-away',
  spec: 'https://ircv3.net/specs/extensions/pre-away',
  capabilities: ['draft/pre-away'],
  finishing: (context) => {
    const { away } = context.config
    if (away !== undefined && context.enabled('pre-away')) context.send(awayMessage(away))
  },
  registered: (context) => {
    const { away } = context.config
    // `*` means “not present” to a server that knows the extension, and is a text to all others.
    if (away === undefined || away === '*' || context.enabled('pre-away')) return
    if (context.transport?.preregistered !== true) context.send(awayMessage(away))
  },
}

function awayMessage(text: string): MessageInit {
  return { command: 'AWAY', params: [text] }
}
