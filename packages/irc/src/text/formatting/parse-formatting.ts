import {
  type Color,
  isHidden,
  plainStyle,
  type Span,
  type Style,
  sameStyle,
  type Toggle,
  toggleCodes,
  toggles,
} from './style.ts'

const togglesByCode: ReadonlyMap<string, Toggle> = new Map(toggles.map((toggle) => [toggleCodes[toggle], toggle]))
const COLOR = '\u0003'
const HEX_COLOR = '\u0004'
const RESET = '\u000f'
const DEFAULT_COLOR = 99

/**
 * Text as it comes in a message, as pieces of one style each. Never throws; no piece is empty, and two neighbours differ.
 * Source: https://modern.ircdocs.horse/formatting.html
 */
export function parseFormatting(text: string): readonly Span[] {
  const spans: Span[] = []
  let style = plainStyle
  let start = 0
  const add = (end: number): void => {
    if (end > start) addSpan(spans, text.slice(start, end), style)
  }
  let at = 0
  while (at < text.length) {
    if (!maybeCode(text.charCodeAt(at))) {
      at++
      continue
    }
    const code = readCode(text, at, style)
    if (code === undefined) at++
    else {
      add(at)
      style = code.style
      at = code.end
      start = at
    }
  }
  add(at)
  return spans
}

/** The text without any formatting. */
export function stripFormatting(text: string): string {
  return joined(text, (span) => span.text)
}

/**
 * The text without any formatting, for where nothing can be uncovered: in place of each piece that is hidden, since its colour is
 * that of its background, stands `███`, however long it is.
 */
export function plainText(text: string): string {
  return joined(text, (span) => (isHidden(span.style) ? '███' : span.text))
}

function joined(text: string, shown: (span: Span) => string): string {
  for (let i = 0; i < text.length; i++) {
    if (maybeCode(text.charCodeAt(i))) return parseFormatting(text).map(shown).join('')
  }
  return text
}

function addSpan(spans: Span[], text: string, style: Style): void {
  const last = spans.at(-1)
  if (last === undefined || !sameStyle(last.style, style)) spans.push({ text, style })
  else spans[spans.length - 1] = { text: last.text + text, style }
}

function maybeCode(unit: number): boolean {
  return unit < 0x20
}

interface Code {
  readonly style: Style
  readonly end: number
}

function readCode(text: string, at: number, style: Style): Code | undefined {
  const character = text.charAt(at)
  if (character === RESET) return { style: plainStyle, end: at + 1 }
  if (character === COLOR) return readColors(text, at + 1, style, readPaletteColor)
  if (character === HEX_COLOR) return readColors(text, at + 1, style, readHexColor)
  const toggle = togglesByCode.get(character)
  return toggle && { style: { ...style, [toggle]: !style[toggle] }, end: at + 1 }
}

interface ReadColor {
  readonly color: Color | undefined
  readonly end: number
}

/** `fg`, `fg,bg`, or nothing, which takes both away. */
function readColors(
  text: string,
  at: number,
  style: Style,
  read: (text: string, at: number) => ReadColor | undefined,
): Code {
  const first = read(text, at)
  if (first === undefined) return { style: { ...style, foreground: undefined, background: undefined }, end: at }
  const foreground = first.color
  const second = text.charAt(first.end) === ',' ? read(text, first.end + 1) : undefined
  if (second === undefined) return { style: { ...style, foreground }, end: first.end }
  return { style: { ...style, foreground, background: second.color }, end: second.end }
}

/** One or two digits; a second one always belongs to the color. */
function readPaletteColor(text: string, at: number): ReadColor | undefined {
  const first = digit(text, at)
  if (first === -1) return undefined
  const second = digit(text, at + 1)
  const number = second === -1 ? first : first * 10 + second
  return { color: number === DEFAULT_COLOR ? undefined : number, end: second === -1 ? at + 1 : at + 2 }
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 0x30
  return value >= 0 && value <= 9 ? value : -1
}

const HEX_DIGITS = 6

function readHexColor(text: string, at: number): ReadColor | undefined {
  for (let i = at; i < at + HEX_DIGITS; i++) {
    const lower = text.charCodeAt(i) | 0x20
    if (digit(text, i) === -1 && !(lower >= 0x61 && lower <= 0x66)) return undefined
  }
  return { color: `#${text.slice(at, at + HEX_DIGITS).toLowerCase()}`, end: at + HEX_DIGITS }
}
