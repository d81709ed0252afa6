import type { Timeline } from '@longwire/model'
import { type JSX, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { texts } from '../../../texts/texts.ts'
import { toldLine } from '../rows/line-text.ts'
import { withHonestLinks } from '../text/honest-links.ts'

/** Lines that are read out one by one; more at once are only counted. */
const readOut = 3
const pauseMs = 700

/**
 * Reads out to a screen reader what others say while one is here. The log itself is quiet, or every page that one scrolls to
 * would be read out as news.
 */
export function Announcer(props: { readonly timeline: Timeline }): JSX.Element {
  const [said, setSaid] = createSignal('')
  let waiting: string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  function tell(): void {
    timer = undefined
    setSaid(waiting.length > readOut ? texts.conversation.newBelow(waiting.length) : waiting.join('\n'))
    waiting = []
  }

  createEffect(
    on(
      () => props.timeline.lines,
      (lines, before) => {
        const last = before?.at(-1)
        if (last === undefined) return
        for (const line of lines.slice(lines.lastIndexOf(last) + 1)) {
          if (line.attention !== undefined && line.time >= last.time) waiting.push(withHonestLinks(toldLine(line)))
        }
        if (waiting.length > 0) timer ??= setTimeout(tell, pauseMs)
      },
    ),
  )
  return (
    <div class="unseen" aria-live="polite">
      {said()}
    </div>
  )
}
