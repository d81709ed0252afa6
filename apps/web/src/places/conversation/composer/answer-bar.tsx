import { type JSX, Show } from 'solid-js'
import { IconButton } from '../../../elements/icon-button.tsx'
import { Name } from '../../../elements/name.tsx'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { ForWhom } from '../rows/for-whom.tsx'
import { quotedWords } from '../rows/quoted-text.ts'

/** The line that is being answered. */
export function AnswerBar(): JSX.Element {
  const { drafting } = useConversation()
  return (
    <Show when={drafting.answered()}>
      {(line) => (
        <div class="answer-bar">
          <p class="one-line" dir="auto">
            <Name name={line().sender} /> <ForWhom line={line()} />
            {quotedWords(line())}
          </p>
          <IconButton
            shape="close"
            name={texts.cancel}
            onPress={() => {
              drafting.answer(undefined)
              drafting.focus()
            }}
          />
        </div>
      )}
    </Show>
  )
}
