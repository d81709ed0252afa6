/**
 * A color of text: a number of the palette (0 to 15 are the client's own choice, 16 to 98 are {@link paletteColors}), or
 * `#rrggbb` in lower case. Source: https://modern.ircdocs.horse/formatting.html#colors
 */
export type Color = number | `#${string}`

/** How a piece of text looks. A color that is undefined is the reader's own. */
export interface Style {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strikethrough: boolean
  readonly monospace: boolean
  /** Foreground and background in each other's place. */
  readonly reverse: boolean
  readonly foreground: Color | undefined
  readonly background: Color | undefined
}

/** Text of one style. */
export interface Span {
  readonly text: string
  readonly style: Style
}

/** Text without any formatting. */
export const plainStyle: Style = {
  bold: false,
  italic: false,
  underline: false,
  strikethrough: false,
  monospace: false,
  reverse: false,
  foreground: undefined,
  background: undefined,
}

/** The styles that a single character turns on, and off again. */
export type Toggle = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'monospace' | 'reverse'

/** The character that toggles each. Source: https://modern.ircdocs.horse/formatting.html#characters */
export const toggleCodes: Readonly<Record<Toggle, string>> = {
  bold: '\u0002',
  italic: '\u001d',
  underline: '\u001f',
  strikethrough: '\u001e',
  monospace: '\u0011',
  reverse: '\u0016',
}

/** Whether two styles look the same. */
export function sameStyle(a: Style, b: Style): boolean {
  return a === b || (toggles.every((toggle) => a[toggle] === b[toggle]) && sameColors(a, b))
}

/** Whether two styles have the same colors. */
export function sameColors(a: Style, b: Style): boolean {
  return a.foreground === b.foreground && a.background === b.background
}

/** All toggles, in the order in which they are written. */
export const toggles = Object.keys(toggleCodes) as readonly Toggle[]

/** Whether a text cannot be seen, since it has the color of its background: a spoiler. */
export function isHidden({ foreground, background }: Style): boolean {
  return background !== undefined && asNamed(foreground) === asNamed(background)
}

/** Black and white have two numbers each; the other colors up to 15 are a client's own choice, and none of the palette's. */
function asNamed(color: Color | undefined): Color | undefined {
  return color === 88 ? 1 : color === 98 ? 0 : color
}
