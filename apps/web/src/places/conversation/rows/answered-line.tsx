import type { Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { Name } from '../../../elements/name.tsx'
import { useApp } from '../../../model/context.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { quotedWords } from './quoted-text.ts'

/** The line that another one answers; a press leads there. */
export function AnsweredLine(props: { readonly id: string }): JSX.Element {
  const { model } = useApp()
  const { buffer, showLine } = useConversation()
  // Asked once: what was said does not change, and the row is drawn anew when it comes back to the screen.
  const line: Line | undefined = model.timeline(buffer).lines.find(({ id }) => id === props.id)
  return (
    <button class="answered" type="button" onClick={() => showLine(props.id)}>
      <Show when={line} fallback={texts.conversation.earlier}>
        {(known) => (
          <span class="one-line" dir="auto">
            <Name name={known().sender} /> {quotedWords(known())}
          </span>
        )}
      </Show>
    </button>
  )
}
