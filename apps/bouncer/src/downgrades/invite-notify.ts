import type { Downgrade } from './downgrade.ts'

/** Only one's own invitations are left. Source: https://ircv3.net/specs/extensions/invite-notify */
export const inviteNotify: Downgrade = {
  extension: 'invite-notify',
  capabilities: ['invite-notify'],
  commands: ['INVITE'],
  downgrade: (message, view) => (message.params?.[0] === view.nickname ? [message] : []),
}
