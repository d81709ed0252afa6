import { type Color, paletteColors } from '@longwire/irc'

/** Colours 0 to 15, which are ours to choose: strong ones, made readable like all others. */
const ownColours: readonly string[] = [
  '#ffffff',
  '#000000',
  '#1f3fbf',
  '#178a2a',
  '#e0201b',
  '#8f4715',
  '#962396',
  '#e07b00',
  '#e8c500',
  '#35d04a',
  '#0f8f8f',
  '#22d3d3',
  '#3b6cff',
  '#f046c8',
  '#7d7a75',
  '#c9c5bd',
]

/** The colour of a text as a screen may show it: on light paper, and on dark. */
export interface ReadableColour {
  readonly onLight: string
  readonly onDark: string
}

type Rgb = readonly [red: number, green: number, blue: number]

/** The darkest of light papers that a text stands on, and the lightest of dark ones: those of lines that mean the person. */
const lightPaper: Rgb = [247, 236, 251]
const darkPaper: Rgb = [37, 41, 45]
const least = 4.5

/** `#rrggbb` of a colour. */
export function hexOf(colour: Color): string {
  if (typeof colour === 'string') return colour
  return ownColours[colour] ?? paletteColors[colour - ownColours.length] ?? '#7d7a75'
}

/** A colour that somebody chose, moved towards black or white until it has a contrast of 4.5 : 1 on either paper. */
export function readableColour(colour: Color): ReadableColour {
  const wanted = rgbOf(hexOf(colour))
  return { onLight: readableOn(lightPaper, wanted, [0, 0, 0]), onDark: readableOn(darkPaper, wanted, [255, 255, 255]) }
}

/** `#rrggbb` of the colour of a text or of its background; where only the other was chosen, black or white, which is read best with it. */
export function hexBeside(colour: Color | undefined, other: Color | undefined): string {
  if (colour !== undefined) return hexOf(colour)
  const beside = hexOf(other ?? 1)
  return contrast(beside, '#000000') > contrast(beside, '#ffffff') ? '#000000' : '#ffffff'
}

/** The contrast of two colours, from 1 to 21. Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  return contrastOf(rgbOf(one), rgbOf(other))
}

function readableOn(paper: Rgb, wanted: Rgb, ink: Rgb): string {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(wanted, ink, share)
    if (contrastOf(paper, mixed) >= least) return hex(mixed)
  }
  return hex(ink)
}

function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const part = (at: 0 | 1 | 2): number => Math.round(one[at] + (other[at] - one[at]) * share)
  return [part(0), part(1), part(2)]
}

function rgbOf(text: string): Rgb {
  const number = Number.parseInt(text.slice(1), 16)
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255]
}

function hex([red, green, blue]: Rgb): string {
  return `#${((red << 16) | (green << 8) | blue).toString(16).padStart(6, '0')}`
}

function contrastOf(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function linear(part: number): number {
  const value = part / 255
  return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
