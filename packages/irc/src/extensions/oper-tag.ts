import type { Extension } from '../extension.ts'
import type { Tags } from '../message/tags.ts'

/** Who said something as an operator of the network; see {@link operName}. */
export const operTag: Extension = {
  name: 'oper-tag',
  spec: 'https://ircv3.net/specs/extensions/oper-tag',
  capabilities: ['draft/oper-tag'],
  needs: ['message-tags'],
}

/** The operator's name, the empty string where it is not told, undefined where no operator said it. */
export function operName(tags: Tags): string | undefined {
  return tags.get('draft/oper')
}
