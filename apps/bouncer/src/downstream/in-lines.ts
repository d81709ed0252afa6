/** The names of one list, in as many texts as it takes to keep each below `bytes`. */
export function inLines(words: readonly string[], bytes = 400): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= bytes) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length === 0 ? [''] : lines
}
