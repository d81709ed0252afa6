import { preferences } from './preferences-store.ts'

/** In rem of the page, as all that follows: whether the list stands beside what is open. As in app.css. */
export const twoPanes = 45
/** Whether what is told of a conversation stands beside both. */
export const threePanes = 75

/** Of the page's rem, by the size of text, in sixteenths of the device's. As in tokens.css. */
export const sizes = { small: 15, normal: 16, large: 18, largest: 21 }

/**
 * Asks whether the window has at least so many rem of the page, as the style sheets count them. The rem of a media query is the
 * device's: it knows nothing of the size of text.
 */
export function asWideAs(rem: number): MediaQueryList {
  return matchMedia(`(width >= ${(rem * sizes[preferences().textSize]) / 16}rem)`)
}
