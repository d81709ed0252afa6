import { preferences } from './preferences-store.ts'

/** Of the page's rem, by the size of text, in sixteenths of the device's. As in tokens.css. */
const sizes = { small: 15, normal: 16, large: 18, largest: 21 }

/**
 * Asks whether the window has at least so many rem of the page, as the style sheets count them. The rem of a media query is the
 * device's: it knows nothing of the size of text.
 */
export function asWideAs(rem: number): MediaQueryList {
  return matchMedia(`(width >= ${(rem * sizes[preferences().textSize]) / 16}rem)`)
}
