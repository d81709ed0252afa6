import type { Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { MessageText } from '../text/message-text.tsx'
import { AnsweredLine } from './answered-line.tsx'
import { DeliveryMark } from './delivery-mark.tsx'
import { ForWhom } from './for-whom.tsx'
import { ReactionBar } from './reaction-bar.tsx'
import { TakenBackSoon } from './taken-back-soon.tsx'

/** What was said, what it answers, what became of it, what people reacted with. */
export function Said(props: { readonly line: Line; readonly before?: JSX.Element }): JSX.Element {
  const { takingBack } = useConversation()
  const answered = () => (props.line.redacted === undefined ? props.line.replyTo : undefined)
  return (
    <div class="said">
      <Show when={answered()}>{(id) => <AnsweredLine id={id()} />}</Show>
      <Show
        when={props.line.redacted}
        fallback={
          <Show
            when={takingBack.has(props.line.id)}
            fallback={
              <p dir="auto">
                <ForWhom line={props.line} />
                {props.before}
                <MessageText text={props.line.text} />
              </p>
            }
          >
            <TakenBackSoon line={props.line.id} />
          </Show>
        }
      >
        {(redacted) => <p class="redacted">{texts.conversation.redacted(redacted().by, redacted().reason)}</p>}
      </Show>
      <Show when={props.line.delivery.kind !== 'confirmed'}>
        <DeliveryMark line={props.line} />
      </Show>
      <Show when={props.line.notRecorded}>
        <div class="delivery">{texts.conversation.notRecorded}</div>
      </Show>
      <Show when={props.line.reactions}>
        <ReactionBar line={props.line} />
      </Show>
    </div>
  )
}
