import type { Timeline } from '@longwire/model'
import { type Accessor, createEffect } from 'solid-js'

/** How near the beginning of what is here somebody must be for more of it to be loaded, in pixels. */
export const olderSlack = 1_200

/** How much may be loaded so: what is told in one sentence, or hidden, can be thousands of lines. */
const mostPages = 40

interface Filling {
  readonly timeline: Accessor<Timeline>
  /** Whether there is somebody to ask. */
  readonly ready: Accessor<boolean>
  /** Whether one reads at the newest line. */
  readonly atEnd: Accessor<boolean>
  element(): HTMLElement
  loadOlder(): void
}

/**
 * Loads what is older where no scroll asks for it: until there is something to scroll, for a page of comings and goings may be one
 * row; and for somebody who went to the beginning of what is here while there was nobody to ask.
 */
export function createFilling(parts: Filling): void {
  let asked: string | undefined
  let pages = 0
  createEffect(() => {
    const { lines, older } = parts.timeline()
    const first = lines[0]?.id
    if (!parts.ready()) asked = undefined
    // Whoever was asked for it and could not tell is not asked again.
    if (!parts.ready() || older !== 'unknown' || first === undefined || first === asked || pages >= mostPages) return
    const away = !parts.atEnd()
    whenDrawn(() => {
      const { scrollHeight, clientHeight, scrollTop } = parts.element()
      const short = scrollHeight <= clientHeight * 1.5
      if (clientHeight === 0 || first === asked || !(short || (away && scrollTop < olderSlack))) return
      asked = first
      if (short) pages++
      parts.loadOlder()
    })
  })
}

/** Rows that came above are measured in one frame, and one's place is kept in the next. */
export function whenDrawn(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then))
}
