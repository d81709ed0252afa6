import type { Downgrade } from './downgrade.ts'

/** The person leaves the old name and comes into the new one. Source: https://ircv3.net/specs/extensions/channel-rename#fallback */
export const channelRename: Downgrade = {
  extension: 'channel-rename',
  capabilities: ['draft/channel-rename'],
  commands: ['RENAME'],
  downgrade(message, view) {
    const [from = '', to = '', reason = ''] = message.params ?? []
    const own = { ...message, source: { nickname: view.nickname } }
    return [
      { ...own, command: 'PART', params: [from, reason === '' ? `Renamed to ${to}` : reason] },
      { ...own, command: 'JOIN', params: [to, '*', ''] },
    ]
  },
}
