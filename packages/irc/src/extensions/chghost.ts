import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import { isUserSource } from '../message/source.ts'

/** Somebody whom we see has another username or hostname. */
export type ChghostEvent = Provenance & {
  readonly type: 'user-host-changed'
  readonly nickname: string
  readonly username: string
  readonly hostname: string
  readonly own: boolean
}

export const chghost: Extension<ChghostEvent> = {
  name: 'chghost',
  spec: 'https://ircv3.net/specs/extensions/chghost',
  capabilities: ['chghost'],
  handlers: {
    CHGHOST: ({ source, params }, context) => {
      const [username, hostname] = params
      if (!isUserSource(source) || username === undefined || hostname === undefined) return false
      const { nickname } = source
      context.updateUser(nickname, { username, hostname })
      const own = context.isOwn(nickname)
      context.emit({ ...context.provenance, type: 'user-host-changed', nickname, username, hostname, own })
      return true
    },
  },
}
