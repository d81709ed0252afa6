import type { Extension } from '../extension.ts'

/** All membership prefixes of a user in NAMES and WHO, not the highest alone. */
export const multiPrefix: Extension = {
  name: 'multi-prefix',
  spec: 'https://ircv3.net/specs/extensions/multi-prefix',
  capabilities: ['multi-prefix'],
}
