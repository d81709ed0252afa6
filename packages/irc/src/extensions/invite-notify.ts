import type { Extension } from '../extension.ts'

/** Invitations of others to channels that we are in: `user-invited` with another nickname than ours. */
export const inviteNotify: Extension = {
  name: 'invite-notify',
  spec: 'https://ircv3.net/specs/extensions/invite-notify',
  capabilities: ['invite-notify'],
}
