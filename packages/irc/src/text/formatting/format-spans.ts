import { type Color, plainStyle, type Span, type Style, sameColors, sameStyle, toggleCodes, toggles } from './style.ts'

const COLOR = '\u0003'
const HEX_COLOR = '\u0004'
const RESET = '\u000f'
const DEFAULT_COLOR = '99'
/** Bold on and off: separates a code from text that would be read as a part of it. */
const GUARD = toggleCodes.bold + toggleCodes.bold

/** Pieces of text as they go into a message. Numbers of the palette are 0 to 98; nothing is added at the end. */
export function formatSpans(spans: readonly Span[]): string {
  let text = ''
  let style = plainStyle
  for (const span of spans) {
    if (span.text === '') continue
    text += styleChange(style, span.style, span.text) + span.text
    style = span.style
  }
  return text
}

/**
 * The codes that lead from one style to another, before `following`, of which only the first character matters. Empty where
 * they are the same.
 */
export function styleChange(from: Style, to: Style, following: string): string {
  if (sameStyle(from, to)) return ''
  if (sameStyle(to, plainStyle)) return RESET
  const colors = sameColors(from, to) ? '' : colorChange(from, to)
  let codes = colors
  for (const toggle of toggles) if (from[toggle] !== to[toggle]) codes += toggleCodes[toggle]
  return codes === colors && colors !== '' && swallows(colors, following) ? codes + GUARD : codes
}

/** Whether the color code would take the beginning of the text for a part of itself. */
function swallows(code: string, following: string): boolean {
  const first = following.charAt(0)
  return code.endsWith(COLOR) ? first >= '0' && first <= '9' : first === ','
}

function colorChange(from: Style, to: Style): string {
  const { foreground, background } = to
  if (foreground === undefined && background === undefined) return COLOR
  if (from.background === background) return setForeground(foreground)
  if (background === undefined) return COLOR + setForeground(foreground)
  if (typeof background === 'number') {
    return typeof foreground === 'string'
      ? `${COLOR}${DEFAULT_COLOR},${number(background)}${setForeground(foreground)}`
      : `${setForeground(foreground)},${number(background)}`
  }
  // A background in hex has to stand beside a foreground in hex, even where the foreground is another one then.
  return typeof foreground === 'string'
    ? `${setForeground(foreground)},${background.slice(1)}`
    : `${HEX_COLOR}000000,${background.slice(1)}${setForeground(foreground)}`
}

function setForeground(color: Color | undefined): string {
  if (color === undefined) return COLOR + DEFAULT_COLOR
  return typeof color === 'number' ? COLOR + number(color) : HEX_COLOR + color.slice(1)
}

/** Always two digits, so that a digit of the text is not taken for the second. */
function number(color: number): string {
  return String(color).padStart(2, '0')
}
