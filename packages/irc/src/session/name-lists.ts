import { utf8Length } from '../message/utf8.ts'

/** Bytes of names in one line, which leaves room for the command. */
const LIST_BYTES = 400

/** Names in as few lists as may be, each short enough for a line; of each, at most `most` names. */
export function listsOf(names: readonly string[], most = Infinity): readonly (readonly string[])[] {
  const lists: string[][] = []
  let list: string[] = []
  let bytes = 0
  for (const name of names) {
    const cost = utf8Length(name) + 1
    if (list.length > 0 && (list.length >= most || bytes + cost > LIST_BYTES)) {
      lists.push(list)
      list = []
      bytes = 0
    }
    list.push(name)
    bytes += cost
  }
  if (list.length > 0) lists.push(list)
  return lists
}
