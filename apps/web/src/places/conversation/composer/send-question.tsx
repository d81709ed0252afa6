import { type JSX, Show } from 'solid-js'
import { Question } from '../../../elements/question.tsx'
import { texts } from '../../../texts/texts.ts'
import type { Asked, Sending } from './sending.ts'

/** Asks before many lines, or something grave, leave. */
export function SendQuestion(props: { readonly sending: Sending }): JSX.Element {
  const words = texts.conversation
  return (
    <Show when={props.sending.asked()} keyed>
      {(asked) => (
        <Question
          title={asked.kind === 'lines' ? words.pasteTitle : words.confirmTitle}
          text={questionText(asked)}
          yes={yesText(asked)}
          onYes={() => props.sending.confirm()}
          // A browser tells of it later, when what was confirmed may have led to the next question.
          onClose={() => props.sending.asked() === asked && props.sending.clear()}
        />
      )}
    </Show>
  )
}

function questionText(asked: Asked): string {
  return asked.kind === 'lines' ? texts.conversation.pasteQuestion(asked.count) : asked.question
}

function yesText(asked: Asked): string {
  return asked.kind === 'lines' ? texts.conversation.pasteSend(asked.count) : texts.conversation.confirm
}
