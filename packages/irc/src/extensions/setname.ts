import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'
import { isUserSource } from '../message/source.ts'

/** Somebody whom we see has another realname. */
export type SetnameEvent = Provenance & {
  readonly type: 'realname-changed'
  readonly nickname: string
  readonly realname: string
  readonly own: boolean
}

export const setname: Extension<SetnameEvent> = {
  name: 'setname',
  spec: 'https://ircv3.net/specs/extensions/setname',
  capabilities: ['setname'],
  families: [{ name: 'setname', commands: ['SETNAME'], answers: answers({ ownEnd: 'SETNAME' }), fence: true }],
  handlers: {
    SETNAME: ({ source, params }, context) => {
      const [realname] = params
      if (!isUserSource(source) || realname === undefined) return false
      const { nickname } = source
      context.updateUser(nickname, { realname })
      const own = context.isOwn(nickname)
      context.emit({ ...context.provenance, type: 'realname-changed', nickname, realname, own })
      return true
    },
  },
}

/** Asks for another realname; it holds when `realname-changed` says so. */
export function changeRealname(realname: string): MessageInit {
  return { command: 'SETNAME', params: [realname] }
}
