import type { BufferKey, BufferView } from '@longwire/model'
import { type JSX, Show, createEffect, createSignal } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { OnItsWay } from '../../elements/on-its-way.tsx'
import { fromModel } from '../../model/from-model.ts'
import { type Panel, nameOf, networkOf } from '../../navigation.ts'
import { LinkBanner } from '../conversations/link-banner.tsx'
import { NicknameChip } from '../networks/nickname-chip.tsx'
import { Composer } from './composer/composer.tsx'
import { createDrafting } from './composer/drafting.ts'
import { ConversationContext } from './conversation-context.ts'
import { ConversationHeader } from './conversation-header.tsx'
import { createEffects } from './effects.ts'
import { createIgnored } from './ignored.ts'
import { NetworkChip } from './network-chip.tsx'
import { NotJoined } from './not-joined.tsx'
import { createPanels } from './panels.ts'
import { SidePanel } from './side-panel.tsx'
import { createTakingBack } from './taking-back.ts'
import { TimelineView } from './timeline/timeline-view.tsx'
import { TypingNote } from './typing-note.tsx'
import { createUnfolded } from './unfolded.ts'
import './conversation.css'
import './large-text.css'

export interface ConversationProps {
  readonly buffer: BufferKey
  readonly panel: Panel | undefined
  /** Whom the panel is about that tells of one person. */
  readonly person: string | undefined
  /** The line to show at first, where one was linked to. */
  readonly line: string | undefined
  /** It stands beside another one. */
  readonly beside: boolean
}

/** One conversation: who it is with, what was said, where to write; and beside it who is there, or what it is about. */
export function Conversation(props: ConversationProps): JSX.Element {
  const { model, navigation } = useApp()
  const view = fromModel(
    model,
    () => `buffer ${props.buffer}`,
    () => model.state.buffers.get(props.buffer),
  )
  const networks = fromModel(
    model,
    () => 'networks',
    () => new Set(model.state.networks.keys()),
  )
  let seen: BufferKey | undefined
  createEffect(() => {
    if (view() !== undefined) seen = props.buffer
    // It was renamed or closed, here or on another screen.
    else if (seen === props.buffer) {
      const moved = model.state.moved.get(props.buffer)
      navigation.replace(moved === undefined ? { kind: 'home' } : { kind: 'conversation', buffer: moved })
    } else if (networks().has(networkOf(props.buffer))) {
      void model.actions.converse(networkOf(props.buffer), nameOf(props.buffer))
    }
  })
  return (
    <Show when={view()?.key} keyed fallback={<OnItsWay onBack={() => navigation.back()} />}>
      {(buffer) => (
        <Show when={view()}>
          {(known) => (
            <Opened
              view={known()}
              buffer={buffer}
              panel={props.panel}
              person={props.person}
              line={props.line}
              beside={props.beside}
            />
          )}
        </Show>
      )}
    </Show>
  )
}

function Opened(props: ConversationProps & { readonly view: BufferView }): JSX.Element {
  const { model, navigation, notices, beside } = useApp()
  const { buffer } = props
  const [line, setLine] = createSignal(props.line)
  createEffect(() => {
    if (props.line !== undefined) setLine(props.line)
  })
  void model.actions.open(buffer)
  const context: ConversationContext = {
    buffer,
    network: props.view.network,
    drafting: createDrafting(model, buffer),
    panels: createPanels(
      () => props.view,
      () => ({ panel: props.panel, person: props.person }),
      navigation,
      () => beside.shown() === undefined,
    ),
    unfolded: createUnfolded(),
    ignored: createIgnored(model, buffer),
    takingBack: createTakingBack(
      (id) => {
        const outcome = model.actions.redact(buffer, id)
        notices.tellRefusal(outcome)
        return outcome
      },
      () => model.state.link.kind === 'offline',
    ),
    act: createEffects(model, navigation, buffer, (text) => notices.tell(text)),
    showLine: setLine,
  }
  return (
    <ConversationContext.Provider value={context}>
      <section
        role={props.beside ? undefined : 'main'}
        class="conversation-place"
        aria-label={props.beside ? props.view.name : undefined}
        data-panel={context.panels.shown()}
      >
        <div class="conversation">
          <ConversationHeader view={props.view} beside={props.beside} />
          <LinkBanner />
          <TimelineView name={props.view.name} line={line()} onShown={() => setLine(undefined)} />
          <div class="foot">
            <NetworkChip />
            <NotJoined view={props.view} />
            <NicknameChip network={context.network} />
            <TypingNote view={props.view} />
            <Composer name={props.view.name} />
          </div>
        </div>
        <SidePanel view={props.view} />
      </section>
    </ConversationContext.Provider>
  )
}
