/** The names most like a word that is none of them, the likeliest first; none where nothing is like it. */
export function suggest(word: string, names: readonly string[]): readonly string[] {
  const most = word.length < 4 ? 1 : 2
  return names
    .map((name) => ({ name, distance: name.startsWith(word) ? 0.5 : editDistance(word, name, most) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Letters to add, drop, change, or swap with a neighbour; anything above `most` is told as `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = Math.min(
        cell(above, j) + 1,
        cell(row, j - 1) + 1,
        cell(above, j - 1) + (same ? 0 : 1),
        swapped ? cell(before, j - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = row
  }
  return Math.min(cell(above, b.length), most + 1)
}

function cell(row: readonly number[], at: number): number {
  return row[at] ?? Number.POSITIVE_INFINITY
}
