import type { Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'

/** What became of an own message that is not confirmed, and what to do about it. */
export function DeliveryMark(props: { readonly line: Line }): JSX.Element {
  const { model } = useApp()
  const { buffer } = useConversation()
  const words = texts.conversation.delivery
  const state = () => props.line.delivery
  const told = () => {
    const delivery = state()
    return delivery.kind === 'pending' && delivery.sending !== true ? words.waiting : words[delivery.kind]
  }
  const reason = () => {
    const delivery = state()
    return delivery.kind === 'failed' ? delivery.text : ''
  }
  const stuck = () => state().kind === 'failed' || state().kind === 'uncertain'
  return (
    <div class="delivery" data-stuck={stuck() ? '' : undefined}>
      <span>{told()}</span>
      <Show when={reason()}>
        <span dir="auto">{reason()}</span>
      </Show>
      <Show when={stuck()}>
        <button type="button" onClick={() => void model.actions.resend(buffer, props.line.id)}>
          {words.resend}
        </button>
        <button type="button" onClick={() => void model.actions.discard(buffer, props.line.id)}>
          {words.discard}
        </button>
      </Show>
    </div>
  )
}
