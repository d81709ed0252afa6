/// <reference lib="dom" />

/** A pair of colours, in the words of a style, and the least contrast that it has to have. */
export interface Pair {
  readonly front: string
  readonly back: string
  readonly least: number
}

/** What lies below texts: the page, what is raised and sunken (hover too), and what is chosen or meant for the person. */
const papers = ['--paper', '--paper-raised', '--paper-sunken', '--paper-accent'].map((name) => `var(${name})`)

/** Pairs of every look and accent: texts, which need this contrast (WCAG 2.2, 1.4.3), and what is to be seen without one (1.4.11). */
export function pairsWith(least: number): readonly Pair[] {
  const on = (back: string, names: readonly string[], needed: number): readonly Pair[] =>
    names.map((name) => ({ front: `var(--${name})`, back, least: needed }))
  return [
    ...papers.flatMap((back) => [
      ...on(back, ['ink', 'ink-quiet', 'accent-text', 'bad'], least),
      ...on(back, ['line-strong', 'mango-edge', 'good'], 3),
    ]),
    ...on('var(--bad-paper)', ['ink', 'ink-quiet', 'accent-text', 'bad'], least),
    ...on('var(--ink)', ['paper'], least),
    ...on('var(--mango)', ['mango-ink'], 4.5),
    ...on('var(--line)', ['ink'], 4.5),
    ...on('color-mix(in oklab, var(--mango) 40%, var(--paper))', ['ink'], 4.5),
  ]
}

/** The accents that a person can choose. */
export const accents = ['mango', 'sea', 'moss', 'plum', 'slate'] as const

declare global {
  interface Window {
    /** How light these colours are, from 0 to 1, the first painted first. Source: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
    luminance: (colours: readonly string[]) => number
    /** The contrast of two of those, from 1 to 21. */
    contrast: (one: number, other: number) => number
  }
}

/** Brings what colours are measured with. Runs in the page, before the others. */
export function bringMeasures(): void {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('the browser paints nothing')
  const linear = (part: number): number => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  window.luminance = (colours) => {
    for (const colour of colours) {
      context.fillStyle = colour
      context.fillRect(0, 0, 1, 1)
    }
    const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => linear(part / 255))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  window.contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)
}

/** Which of these pairs have too little contrast with this accent, names of every hue and coloured texts included. Runs in the page. */
export function faintPairs([accent, pairs]: readonly [string, readonly Pair[]]): readonly string[] {
  const root = document.documentElement
  const { accent: before = 'mango' } = root.dataset
  root.dataset['accent'] = accent
  const probe = document.createElement('i')
  document.body.append(probe)
  const inLook = (colour: string): number => {
    probe.style.color = colour
    return window.luminance([getComputedStyle(probe).color])
  }
  const colours = pairs.map((pair) => ({ ...pair, name: pair.front, front: inLook(pair.front), on: inLook(pair.back) }))
  const under = colours.filter(({ name }) => name === 'var(--ink-quiet)')

  probe.className = 'named'
  probe.style.color = ''
  const texts = Array.from({ length: 360 }, (_, hue): readonly [name: string, colour: string] => {
    probe.style.setProperty('--hue', String(hue))
    return [`name of hue ${hue}`, getComputedStyle(probe).color]
  })
  probe.remove()
  for (const text of document.querySelectorAll('.styled.coloured:not(.reverse)')) {
    texts.push([`coloured ${text.textContent}`, getComputedStyle(text).color])
  }
  for (const [name, colour] of texts) {
    const front = window.luminance([colour])
    colours.push(...under.map((paper) => ({ ...paper, name, front })))
  }
  root.dataset['accent'] = before
  return colours
    .filter(({ front, on, least }) => window.contrast(front, on) < least)
    .map(({ name, back, front, on }) => `${accent}, ${name} on ${back}: ${window.contrast(front, on).toFixed(2)}`)
}

/** Edges of what one types into, switches and chooses that are fainter than 3 : 1 against what lies around. Runs in the page. */
export function faintEdges(): readonly string[] {
  const around = (element: Element): string[] => {
    const found: string[] = []
    for (let at = element.parentElement; at !== null; at = at.parentElement) {
      found.unshift(getComputedStyle(at).backgroundColor)
    }
    return found
  }
  const contrast = (upper: readonly string[], lower: readonly string[]): number =>
    window.contrast(window.luminance(lower), window.luminance([...lower, ...upper]))
  const faint: string[] = []
  const judge = (element: Element, what: string, found: number): void => {
    if (found < 3) faint.push(`${what} ${found.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`)
  }
  const typed = 'textarea, select, input:not([type=checkbox], [type=radio], [type=file])'
  for (const field of document.querySelectorAll(`${typed}, .choice-field label`)) {
    const { borderTopColor, borderTopWidth } = getComputedStyle(field)
    const edge = borderTopWidth === '0px' ? [] : [borderTopColor]
    if (field.checkVisibility()) judge(field, 'edge', contrast(edge, around(field)))
  }
  for (const one of document.querySelectorAll('[role=switch]')) {
    const { backgroundColor: track, borderTopColor: edge } = getComputedStyle(one)
    // Filled, or an outline.
    judge(one, 'track', Math.max(...[track, edge].map((colour) => contrast([colour], around(one)))))
    judge(one, 'knob', contrast([getComputedStyle(one, '::before').backgroundColor], [...around(one), track]))
  }
  return faint
}

/** Where switches that are off are filled as those that are on, told apart by less than 3 : 1. Runs in the page. */
export function alikeSwitches(): readonly string[] {
  const paper = getComputedStyle(document.documentElement).backgroundColor
  const filled = (state: string): number[] =>
    [...document.querySelectorAll(`[role=switch]${state}:enabled`)].map((one) =>
      window.luminance([paper, getComputedStyle(one).backgroundColor]),
    )
  const [on = Number.NaN] = filled(':checked')
  return filled(':not(:checked)')
    .filter((off) => !(window.contrast(on, off) >= 3))
    .map((off) => `${on.toFixed(2)} and ${off.toFixed(2)}`)
}
