import type { BufferKey, Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'

/** What became of an own message that is not confirmed, and how to send it again. */
export function DeliveryMark(props: { readonly line: Line; readonly buffer: BufferKey }): JSX.Element {
  const { model } = useApp()
  const state = () => props.line.delivery
  const word = () => {
    switch (state().kind) {
      case 'pending':
        return texts.conversation.pending
      case 'failed':
        return texts.conversation.failed
      case 'uncertain':
        return texts.conversation.uncertain
      case 'confirmed':
        return ''
    }
  }
  const reason = () => {
    const delivery = state()
    return delivery.kind === 'failed' ? delivery.text : ''
  }
  return (
    <p class="delivery">
      <span>{word()}</span>
      <Show when={reason()}>
        <span>{reason()}</span>
      </Show>
      <Show when={state().kind === 'failed' || state().kind === 'uncertain'}>
        <button type="button" onClick={() => void model.actions.resend(props.buffer, props.line.id)}>
          {texts.conversation.resend}
        </button>
      </Show>
    </p>
  )
}
