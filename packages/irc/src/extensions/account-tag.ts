import type { Extension } from '../extension.ts'
import { isUserSource } from '../message/source.ts'

/** The account of who sent a message; a message without the tag is from somebody who is not logged in. */
export const accountTag: Extension = {
  name: 'account-tag',
  spec: 'https://ircv3.net/specs/extensions/account-tag',
  capabilities: ['account-tag'],
  annotate: ({ tags, source }, provenance, context) => {
    const account = tags.get('account')
    if (account === undefined || account === '') return
    provenance.account = account
    if (provenance.replayed || !isUserSource(source)) return
    const known = context.state.users.get(context.fold(source.nickname))
    if (known !== undefined && known.account !== account) context.updateUser(source.nickname, { account })
  },
}
