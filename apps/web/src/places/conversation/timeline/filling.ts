import type { Timeline } from '@longwire/model'
import { type Accessor, createEffect } from 'solid-js'

/** How much may be loaded so: what is told in one sentence, or hidden, can be thousands of lines. */
const mostPages = 40

interface Filling {
  readonly timeline: Accessor<Timeline>
  /** Whether there is somebody to ask. */
  readonly ready: Accessor<boolean>
  element(): HTMLElement
  loadOlder(): void
}

/**
 * Loads what is older until there is something to scroll: a page of comings and goings may be one row, and without a scroll nobody
 * would ask for more.
 */
export function createFilling(parts: Filling): void {
  let asked: string | undefined
  let pages = 0
  createEffect(() => {
    const { lines, older } = parts.timeline()
    const first = lines[0]?.id
    // Whoever was asked for it and could not tell is not asked again.
    if (!parts.ready() || older !== 'unknown' || first === undefined || first === asked || pages >= mostPages) return
    requestAnimationFrame(() => {
      const { scrollHeight, clientHeight } = parts.element()
      if (clientHeight === 0 || scrollHeight > clientHeight * 1.5 || first === asked) return
      asked = first
      pages++
      parts.loadOlder()
    })
  })
}
