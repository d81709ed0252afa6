import type { Extension } from '../extension.ts'

/** The network's own id of a message: opaque, compared as it is. */
export const messageIds: Extension = {
  name: 'message-ids',
  spec: 'https://ircv3.net/specs/extensions/message-ids',
  capabilities: [],
  needs: ['message-tags'],
  annotate: (message, provenance) => {
    const id = message.tags.get('msgid')
    if (id !== undefined && id !== '') provenance.msgid = id
  },
}
