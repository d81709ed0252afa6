import type { Gap } from '@longwire/model'
import { type JSX, Show, createEffect } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'

/** Where messages are missing: they are asked for as soon as somebody comes near. */
export function GapRow(props: { readonly gap: Gap }): JSX.Element {
  const { model } = useApp()
  const { buffer } = useConversation()
  const link = fromModel(
    model,
    () => 'link',
    () => model.state.link,
  )
  const load = () => void model.actions.loadGap(buffer, props.gap.beforeLine)
  createEffect(() => {
    if (link().kind === 'online') load()
  })
  return (
    <div class="row gap">
      <Show when={!props.gap.loading} fallback={<p role="status">{texts.conversation.loading}</p>}>
        <button class="button" type="button" onClick={load}>
          {texts.conversation.gap}
        </button>
      </Show>
    </div>
  )
}
