import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import { isUserSource } from '../message/source.ts'

/** Somebody whom we see has gone away, with a text, or is back (`away` is undefined). */
export type AwayNotifyEvent = Provenance & {
  readonly type: 'user-away-changed'
  readonly nickname: string
  readonly away: string | undefined
}

export const awayNotify: Extension<AwayNotifyEvent> = {
  name: 'away-notify',
  spec: 'https://ircv3.net/specs/extensions/away-notify',
  capabilities: ['away-notify'],
  handlers: {
    AWAY: ({ source, params }, context) => {
      if (!isUserSource(source)) return false
      const { nickname } = source
      // Without a text, or with an empty one, the user is back.
      const away = params[0] === '' ? undefined : params[0]
      context.updateUser(nickname, { away: away ?? null })
      context.emit({ ...context.provenance, type: 'user-away-changed', nickname, away })
      return true
    },
  },
}
