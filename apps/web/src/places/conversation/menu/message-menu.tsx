import type { Line } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { closeDialogOf } from '../../../elements/dialog.tsx'
import { Menu, type MenuPoint } from '../../../elements/menu.tsx'
import { Name } from '../../../elements/name.tsx'
import { fullTime } from '../../../elements/time.ts'
import { useApp } from '../../../model/context.ts'
import { isolated } from '../../../texts/direction.ts'
import { texts } from '../../../texts/texts.ts'
import { useConversation } from '../conversation-context.ts'
import { isTalk, messageItems } from './message-items.ts'

const quickReactions = ['👍', '❤️', '😂', '🎉', '😮', '🙏'] as const

/** What can be done with a line, and when exactly it was said. */
export function MessageMenu(props: { readonly line: Line; readonly at: MenuPoint; onClose(): void }): JSX.Element {
  const app = useApp()
  const conversation = useConversation()
  const reactable = () =>
    app.model.state.networks.get(conversation.network)?.reacts !== false &&
    isTalk(props.line) &&
    props.line.delivery.kind === 'confirmed' &&
    props.line.redacted === undefined
  function react(reaction: string, button: Element): void {
    const added = !props.line.reactions?.some(({ text, own }) => own && text === reaction)
    closeDialogOf(button)
    app.notices.tellRefusal(app.model.actions.react(conversation.buffer, props.line.id, reaction, added))
  }
  return (
    <Menu
      name={texts.menu.message}
      at={props.at}
      items={messageItems(props.line, app, conversation)}
      about={
        <>
          <Name name={props.line.sender} /> <span>{fullTime(props.line.time)}</span>
          <Show when={reactable()}>
            <div class="quick-reactions" role="group" aria-label={texts.menu.react}>
              <For each={quickReactions}>
                {(reaction) => (
                  <button
                    type="button"
                    aria-label={texts.menu.reactWith(reaction)}
                    onClick={(event) => react(reaction, event.currentTarget)}
                  >
                    {reaction}
                  </button>
                )}
              </For>
            </div>
          </Show>
          <Show when={props.line.reactions?.length}>
            <details class="reacted">
              <summary>{texts.conversation.reactions}</summary>
              <ul>
                <For each={props.line.reactions}>
                  {({ text, senders }) => (
                    <li>
                      {text} {senders.map(isolated).join(', ')}
                    </li>
                  )}
                </For>
              </ul>
            </details>
          </Show>
        </>
      }
      onClose={() => props.onClose()}
    />
  )
}
