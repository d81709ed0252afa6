/** The part of a visual viewport that tells how much of the page is covered. */
interface Seen {
  readonly height: number
  readonly offsetTop: number
  readonly scale: number
}

/** How much of a window's height (CSS pixels) a keyboard on the glass covers; 0 while somebody zooms, where it cannot be told. */
export function keyboardHeight(windowHeight: number, { height, offsetTop, scale }: Seen): number {
  if (scale > 1.01) return 0
  return Math.max(0, Math.round(windowHeight - height - offsetTop))
}

/**
 * Keeps the page above a keyboard on the glass. Where the browser shrinks the window for it (Chromium is asked to), there is nothing
 * to do; elsewhere (Safari) it lies over the page, and the page is made shorter by as much: `--keyboard`, in app.css.
 */
export function keepAboveKeyboard(window: Window): void {
  const seen = window.visualViewport
  if (seen === null) return
  let before = 0
  const onChange = (): void => {
    const covered = keyboardHeight(window.innerHeight, seen)
    if (covered === before) return
    before = covered
    window.document.documentElement.style.setProperty('--keyboard', `${covered}px`)
    // What is above the glass was pushed up to show where one writes; now that it is seen anyway, it comes back.
    if (covered > 0) window.scrollTo(0, 0)
  }
  seen.addEventListener('resize', onChange)
  seen.addEventListener('scroll', onChange)
}
