/** A text that a person typed, told apart: a command, or what is to be said. */
export type Typed =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly name: string; readonly rest: string }

/** `/name rest` is a command; `//text` says `/text`; and so does a lone slash, or one before a blank. */
export function readTyped(text: string): Typed {
  if (text.startsWith('//')) return { kind: 'text', text: text.slice(1) }
  const match = /^\/([A-Za-z0-9_-]+)(?:\s+|$)/.exec(text)
  if (match === null) return { kind: 'text', text }
  return { kind: 'command', name: (match[1] as string).toLowerCase(), rest: text.slice(match[0].length) }
}
