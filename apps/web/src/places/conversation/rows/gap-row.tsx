import type { Gap, GapSide } from '@longwire/model'
import { type JSX, Show, createEffect, createMemo } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { endSlack } from '../timeline/place-keeper.ts'

/** Where messages are missing: they are asked for as soon as somebody comes near, from the side from which they come. */
export function GapRow(props: { readonly gap: Gap }): JSX.Element {
  const { model } = useApp()
  const { buffer } = useConversation()
  let row!: HTMLDivElement
  const link = fromModel(
    model,
    () => 'link',
    () => model.state.link,
  )
  const load = () => void model.actions.loadGap(buffer, props.gap.beforeLine, sideOf(row))
  const missing = createMemo(() => `${props.gap.afterLine} ${props.gap.beforeLine}`)
  createEffect(() => {
    // What came may not have been all, and this may still be near.
    missing()
    // Only where it stands can be told from which side somebody comes.
    if (link().kind === 'online') requestAnimationFrame(load)
  })
  return (
    <div
      class="row gap"
      ref={(element) => {
        row = element
      }}
    >
      <Show when={!props.gap.loading} fallback={<p role="status">{texts.conversation.loading}</p>}>
        <button class="button" type="button" onClick={load}>
          {texts.conversation.gap}
        </button>
      </Show>
    </div>
  )
}

/**
 * Somebody's place is the row at the top of the window, or the end: what comes is put between that place and the gap, which so
 * goes out of sight.
 */
function sideOf(row: HTMLElement): GapSide {
  const log = row.closest('[role="log"]')
  if (log === null || log.scrollHeight - log.scrollTop - log.clientHeight < endSlack) return 'newer'
  return row.getBoundingClientRect().top > log.getBoundingClientRect().top ? 'older' : 'newer'
}
