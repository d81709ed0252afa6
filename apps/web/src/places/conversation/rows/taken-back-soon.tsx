import { type JSX, Show } from 'solid-js'
import { takingBackTexts } from '../../../texts/taking-back/taking-back-texts.ts'
import { useConversation } from '../conversation-context.ts'

/** Stands for what a line says that is about to be taken back, with the way to leave it. */
export function TakenBackSoon(props: { readonly line: string }): JSX.Element {
  const { takingBack } = useConversation()
  const words = takingBackTexts()
  return (
    <p class="redacted">
      {words.soon}{' '}
      <Show when={takingBack.canUndo(props.line)}>
        <button class="button undo" type="button" onClick={() => takingBack.undo(props.line)}>
          {words.undo}
        </button>
      </Show>
    </p>
  )
}
