import type { Provenance } from '../session/core-events.ts'
import type { Extension } from '../extension.ts'
import { isUserSource } from '../message/source.ts'

/** Somebody whom we see has logged in, or out (`to` is undefined). */
export type AccountNotifyEvent = Provenance & {
  readonly type: 'user-account-changed'
  readonly nickname: string
  readonly to: string | undefined
  readonly own: boolean
}

export const accountNotify: Extension<AccountNotifyEvent> = {
  name: 'account-notify',
  spec: 'https://ircv3.net/specs/extensions/account-notify',
  capabilities: ['account-notify'],
  handlers: {
    ACCOUNT: ({ source, params }, context) => {
      const [account] = params
      if (!isUserSource(source) || account === undefined) return false
      const { nickname } = source
      const to = account === '*' ? undefined : account
      context.updateUser(nickname, { account: to ?? null })
      context.emit({
        ...context.provenance,
        type: 'user-account-changed',
        nickname,
        to,
        own: context.isOwn(nickname),
      })
      return true
    },
  },
}
