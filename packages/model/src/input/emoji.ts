import shortcodes from 'emojibase-data/en/shortcodes/github.json' with { type: 'json' }

/** One emoji by one of its names. */
export interface NamedEmoji {
  /** Without the colons: `smile`. */
  readonly name: string
  readonly emoji: string
}

/** Characters before this one are shown as text where nothing behind them asks for a picture. */
const FIRST_PICTURE = 0x1f000
const AS_PICTURE = '\uFE0F'

/** Every emoji that has a name of the kind that people type between colons, by name. */
const all: readonly NamedEmoji[] = Object.entries(shortcodes as Readonly<Record<string, string | readonly string[]>>)
  .flatMap(([hexcode, names]) => {
    const emoji = emojiOf(hexcode)
    return (typeof names === 'string' ? [names] : names).map((name) => ({ name, emoji }))
  })
  .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** Emoji whose names begin so, then those that hold it; shorter names first. */
export function emojiNamed(begun: string, most: number): readonly NamedEmoji[] {
  const wanted = begun.toLowerCase()
  const beginning = all.filter(({ name }) => name.startsWith(wanted))
  const holding = all.filter(({ name }) => !name.startsWith(wanted) && name.includes(wanted))
  const byLength = (a: NamedEmoji, b: NamedEmoji): number => a.name.length - b.name.length
  return [...beginning.toSorted(byLength), ...holding.toSorted(byLength)].slice(0, most)
}

function emojiOf(hexcode: string): string {
  const points = hexcode.split('-').map((hex) => Number.parseInt(hex, 16))
  const text = String.fromCodePoint(...points)
  return points.length === 1 && (points[0] as number) < FIRST_PICTURE ? text + AS_PICTURE : text
}
