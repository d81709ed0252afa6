import type { Extension } from '../extension.ts'

/** CAP NEW and CAP DEL, also from servers that speak an older version of CAP; with version 302 it is on by itself. */
export const capNotify: Extension = {
  name: 'cap-notify',
  spec: 'https://ircv3.net/specs/extensions/capability-negotiation#the-cap-new-subcommand',
  capabilities: ['cap-notify'],
}
