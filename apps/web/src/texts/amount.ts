/// <reference lib="dom" />

/** How many there are, as it is written in the language of this page. */
export function amount(count: number): string {
  return count.toLocaleString(document.documentElement.lang)
}
