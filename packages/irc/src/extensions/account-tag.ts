import type { Extension } from '../extension.ts'

/** The account of who sent a message; a message without the tag is from somebody who is not logged in. */
export const accountTag: Extension = {
  name: 'account-tag',
  spec: 'https://ircv3.net/specs/extensions/account-tag',
  capabilities: ['account-tag'],
  annotate: ({ tags }, provenance, context) => {
    const account = tags.get('account')
    if (account === undefined || account === '') return
    provenance.account = account
    if (provenance.replayed) return
    const { sender } = context
    if (sender !== undefined && sender.account !== account) context.updateUser(sender.nickname, { account })
  },
}
