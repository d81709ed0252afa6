import type { BufferView } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { isolated } from '../../texts/direction.ts'
import { texts } from '../../texts/texts.ts'

/** Who is typing here now. */
export function TypingNote(props: { readonly view: BufferView }): JSX.Element {
  const names = () => props.view.typing
  return (
    <Show when={names().length > 0}>
      <p class="typing one-line">
        {names().length > 3
          ? texts.conversation.manyTyping(names().length)
          : texts.conversation.typing(
              new Intl.ListFormat(texts.language).format(names().map(isolated)),
              names().length,
            )}
      </p>
    </Show>
  )
}
