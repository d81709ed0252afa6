/** The name that is being written, without its colon; undefined where none is. */
export function emojiWord(before: string): string | undefined {
  // A colon within a word is a time, an address, or a face of its own.
  return /(?:^|[\s(])(?::([\p{L}\d+_-]{2,}))$/u.exec(before)?.[1]
}
