import type { Extension } from '../extension.ts'

/** `nickname!username@hostname` in NAMES. */
export const userhostInNames: Extension = {
  name: 'userhost-in-names',
  spec: 'https://ircv3.net/specs/extensions/userhost-in-names',
  capabilities: ['userhost-in-names'],
}
