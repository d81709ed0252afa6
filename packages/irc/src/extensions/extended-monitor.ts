import type { Extension } from '../extension.ts'

/** AWAY, ACCOUNT, CHGHOST and SETNAME also of those who are watched, and not in a channel with us. */
export const extendedMonitor: Extension = {
  name: 'extended-monitor',
  spec: 'https://ircv3.net/specs/extensions/extended-monitor',
  capabilities: ['extended-monitor', 'draft/extended-monitor'],
}
