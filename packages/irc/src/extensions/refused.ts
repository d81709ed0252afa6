import type { Extension } from '../extension.ts'

/** What the network refused after it had counted as said, with the id of the message. */
export const refused: Extension = {
  name: 'refused',
  spec: 'docs/extensions/refused.md',
  capabilities: ['longwire/refused'],
  needs: ['message-tags'],
  handlers: {
    REFUSED: ({ params: [target, msgid, code, text = ''] }, context) => {
      if (target === undefined || msgid === undefined || code === undefined) return false
      context.emit({ ...context.provenance, type: 'message-refused', target, refused: msgid, code, text })
      return true
    },
  },
}
