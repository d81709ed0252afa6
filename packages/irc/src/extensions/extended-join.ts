import type { Extension } from '../extension.ts'
import { isUserSource } from '../message/source.ts'

/** `JOIN <channel> <account or *> :<realname>`. */
export const extendedJoin: Extension = {
  name: 'extended-join',
  spec: 'https://ircv3.net/specs/extensions/extended-join',
  capabilities: ['extended-join'],
  handlers: {
    JOIN: ({ source, params }, context) => {
      const [, account, realname] = params
      if (!isUserSource(source) || account === undefined || realname === undefined) return false
      if (context.provenance.replayed) return false
      context.updateUser(source.nickname, { account: account === '*' ? null : account, realname })
      return false
    },
  },
}
