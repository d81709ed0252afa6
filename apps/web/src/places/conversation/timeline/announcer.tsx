import type { Timeline } from '@longwire/model'
import { type JSX, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { texts } from '../../../texts/texts.ts'
import { toldLine } from '../rows/line-text.ts'
import { withHonestLinks } from '../text/honest-links.ts'
import { Announcing } from './announcing.ts'

/**
 * Reads out to a screen reader what others say while one is here. The log itself is quiet, or every page that one scrolls to
 * would be read out as news.
 */
export function Announcer(props: { readonly timeline: Timeline }): JSX.Element {
  const [said, setSaid] = createSignal('')
  const announcing = new Announcing({
    schedule(ms, call) {
      const timer = setTimeout(call, ms)
      return () => clearTimeout(timer)
    },
    tell: (lines) => setSaid(lines.join('\n')),
    count: (lines) => setSaid(texts.conversation.newBelow(lines)),
  })
  onCleanup(() => announcing.end())

  createEffect(
    on(
      () => props.timeline.lines,
      (lines, before) => {
        const last = before?.at(-1)
        if (last === undefined) return
        for (const line of lines.slice(lines.lastIndexOf(last) + 1)) {
          if (line.attention !== undefined && line.time >= last.time) announcing.came(withHonestLinks(toldLine(line)))
        }
      },
    ),
  )
  return (
    <div class="unseen" aria-live="polite">
      {said()}
    </div>
  )
}
