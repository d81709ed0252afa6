import type { Downgrade } from './downgrade.ts'

/** The person leaves the old name and comes into the new one. Source: https://ircv3.net/specs/extensions/channel-rename */
export const channelRename: Downgrade = {
  extension: 'channel-rename',
  capabilities: ['draft/channel-rename'],
  downgrade(message, view) {
    if (message.command !== 'RENAME') return [message]
    const [from = '', to = '', reason = ''] = message.params ?? []
    const own = { ...message, source: { nickname: view.nickname } }
    const text = reason === '' ? `Renamed to ${to}` : `Renamed to ${to}: ${reason}`
    return [
      { ...own, command: 'PART', params: [from, text] },
      { ...own, command: 'JOIN', params: [to, '*', ''] },
    ]
  },
}
