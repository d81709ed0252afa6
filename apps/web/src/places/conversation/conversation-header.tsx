import type { BufferView } from '@longwire/model'
import { type JSX, Show, createEffect, on } from 'solid-js'
import { arrived } from '../../elements/arrived.ts'
import { Icon } from '../../elements/icon.tsx'
import { IconButton } from '../../elements/icon-button.tsx'
import { useApp } from '../../model/context.ts'
import { amount } from '../../texts/amount.ts'
import { texts } from '../../texts/texts.ts'
import { BackToList } from './back-to-list.tsx'
import { useConversation } from './conversation-context.ts'
import { MessageText } from './text/message-text.tsx'
import { titleOf } from './title.ts'

/** Where one is: the name leads to what the conversation is about, the people to who is there. */
export function ConversationHeader(props: { readonly view: BufferView; readonly beside: boolean }): JSX.Element {
  const { model, beside } = useApp()
  const { panels, drafting } = useConversation()
  const network = () => model.state.networks.get(props.view.network)?.name ?? ''
  const title = () => titleOf(props.view, network())
  let heading!: HTMLHeadingElement
  // What was pressed within a panel goes with it.
  createEffect(
    on(
      [panels.shown, panels.opened],
      ([, opened]) => {
        // With a keyboard on the desk one goes on writing; one on the glass would hide what was said.
        if (!opened) arrived(window.matchMedia('(pointer: fine)').matches ? drafting : heading)
      },
      { defer: true },
    ),
  )

  return (
    <header class="conversation-header">
      <Show when={!props.beside}>
        <BackToList buffer={props.view.key} />
      </Show>
      <div class="title">
        <h1
          ref={(element) => {
            heading = element
            if (!props.beside) arrived(element)
          }}
          tabIndex={-1}
        >
          <button
            type="button"
            class="one-line"
            aria-label={texts.conversation.about(title())}
            aria-expanded={panels.shown() === 'about'}
            onClick={() => panels.toggle('about')}
          >
            <bdi>{title()}</bdi>
          </button>
        </h1>
        <p class="one-line" dir="auto">
          <Show
            when={props.view.topic}
            fallback={<span>{props.view.kind === 'server' ? texts.list.console : network()}</span>}
          >
            {(topic) => <MessageText text={topic()} />}
          </Show>
        </p>
      </div>
      <Show
        when={props.view.kind === 'channel'}
        fallback={
          <IconButton
            shape="more"
            name={texts.conversation.about(title())}
            pressed={panels.shown() === 'about'}
            onPress={() => panels.toggle('about')}
          />
        }
      >
        <button
          class="people-button"
          type="button"
          aria-label={texts.conversation.people(props.view.members)}
          aria-expanded={panels.shown() === 'people'}
          onClick={() => panels.toggle('people')}
        >
          <Icon shape="people" />
          <span>{amount(props.view.members)}</span>
        </button>
      </Show>
      <Show when={props.beside}>
        <IconButton shape="close" name={texts.conversation.closeBeside} onPress={() => beside.close()} />
      </Show>
    </header>
  )
}
