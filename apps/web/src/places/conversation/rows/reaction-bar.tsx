import type { Line, Reaction } from '@longwire/model'
import { For, type JSX } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { isolated } from '../../../texts/direction.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'

/** What people reacted with; a press joins in, or takes the own one back. */
export function ReactionBar(props: { readonly line: Line }): JSX.Element {
  const { model, notices } = useApp()
  const { buffer } = useConversation()
  const toggle = (reaction: Reaction) =>
    notices.tellRefusal(model.actions.react(buffer, props.line.id, reaction.text, !reaction.own))
  return (
    <div class="reactions" role="group" aria-label={texts.conversation.reactions}>
      <For each={props.line.reactions}>
        {(reaction) => (
          <button
            type="button"
            aria-pressed={reaction.own}
            aria-label={texts.conversation.reactionOf(reaction.text, reaction.senders.map(isolated).join(', '))}
            title={reaction.senders.map(isolated).join(', ')}
            onClick={() => toggle(reaction)}
          >
            <span class="one-line">{reaction.text}</span> <span>{reaction.senders.length}</span>
          </button>
        )}
      </For>
    </div>
  )
}
