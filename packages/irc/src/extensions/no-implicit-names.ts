import type { Extension } from '../extension.ts'

/**
 * No list of names after a JOIN: who wants one asks by NAMES, and until then `membersComplete` is false. Requested only
 * where `config.with` names it, for everybody who shows members would have to ask.
 */
export const noImplicitNames: Extension = {
  name: 'no-implicit-names',
  spec: 'https://ircv3.net/specs/extensions/no-implicit-names',
  capabilities: ['no-implicit-names', 'draft/no-implicit-names', 'soju.im/no-implicit-names'],
  optional: true,
}
