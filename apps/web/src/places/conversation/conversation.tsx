import type { BufferKey } from '@longwire/model'
import { type JSX, Show, createEffect } from 'solid-js'
import { Icon } from '../../elements/icon.tsx'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { LinkBanner } from '../conversations/link-banner.tsx'
import { Composer } from './composer.tsx'
import { TimelineView } from './timeline-view.tsx'
import './conversation.css'

/** One conversation: who it is with, what was said, where to write. */
export function Conversation(props: { readonly buffer: BufferKey }): JSX.Element {
  const { model, navigation } = useApp()
  const buffer = fromModel(
    model,
    () => `buffer ${props.buffer}`,
    () => model.state.buffers.get(props.buffer),
  )
  const known = () => buffer() !== undefined

  createEffect(() => {
    if (known()) void model.actions.open(props.buffer)
  })

  return (
    <main class="conversation" aria-label={buffer()?.name}>
      <header>
        <button
          class="icon-button back"
          type="button"
          aria-label={texts.conversation.back}
          onClick={() => navigation.back()}
        >
          <Icon shape="back" />
        </button>
        <div class="title">
          <h1>{buffer()?.name}</h1>
          <p>
            <Show when={buffer()?.kind === 'channel'}>
              <span>{texts.conversation.members(buffer()?.members ?? 0)}</span>
            </Show>
            <Show when={buffer()?.topic}>{(topic) => <span class="topic">{topic()}</span>}</Show>
          </p>
        </div>
      </header>
      <LinkBanner />
      <Show when={buffer()} keyed={false}>
        {(view) => (
          <Show when={view().key} keyed>
            {(key) => (
              <>
                <TimelineView buffer={key} name={view().name} />
                <Composer buffer={key} name={view().name} />
              </>
            )}
          </Show>
        )}
      </Show>
    </main>
  )
}
