/** What a search can be narrowed by. */
export type FilterName = 'from' | 'in' | 'on' | 'after' | 'before' | 'has'

/** One narrowing of a search: `from:ada`. */
export interface Filter {
  readonly name: FilterName
  readonly value: string
}

/** A search as a person sees it: words, and filters that can be taken away one by one. */
export interface FilteredSearch {
  readonly words: string
  readonly filters: readonly Filter[]
}

/** A network may have blanks in its name: `on:"My network"`. */
const token = /\bon:"[^"]+"|\S+/gi
const filter = /^(?:on:"([^"]*)"|(from|in|on|after|before|has):(\S+))$/i

/** Reads a search as it stands in an address. */
export function splitSearch(text: string): FilteredSearch {
  const words: string[] = []
  const filters: Filter[] = []
  for (const [word] of text.matchAll(token)) {
    const [, quoted, name = 'on', bare] = filter.exec(word) ?? []
    const value = bare ?? quoted?.trim()
    if (!value) words.push(word)
    else filters.push({ name: name.toLowerCase() as FilterName, value })
  }
  return { words: words.join(' ').trim(), filters }
}

/** The inverse: words first. */
export function joinSearch({ words, filters }: FilteredSearch): string {
  return [words, ...filters.map(written)].filter(Boolean).join(' ')
}

function written({ name, value }: Filter): string {
  return /\s/.test(value) ? `${name}:"${value}"` : `${name}:${value}`
}

/** With other filters; an empty value takes its filter away, and so does a value that cannot be one word. */
export function withFilters(
  search: FilteredSearch,
  wanted: Readonly<Partial<Record<FilterName, string>>>,
): FilteredSearch {
  const kept = search.filters.filter(({ name }) => !(name in wanted))
  const added = (Object.entries(wanted) as [FilterName, string][])
    .map(([name, value]) => ({ name, value: value.replaceAll('"', '').trim() }))
    .filter(({ name, value }) => value !== '' && (name === 'on' || !/\s/.test(value)))
  return { words: search.words, filters: [...kept, ...added] }
}
