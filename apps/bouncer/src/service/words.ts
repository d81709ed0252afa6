/** The words of a line. What stands in double quotes is one word, in which `\n`, `\"` and `\\` mean what they mean elsewhere. */
export function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(/(?:"(?:\\.|[^"\\])*"?|[^\s"])+/g)) {
    words.push(word.replace(/"((?:\\.|[^"\\])*)"?/g, (_, inside: string) => unescaped(inside)))
  }
  return words
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character))
}

/** A time in milliseconds since 1970, to the minute, in UTC. */
export function minuteOf(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}
