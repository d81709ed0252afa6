import type { BufferKey, BufferView } from '@longwire/model'
import { type JSX, Match, Show, Switch } from 'solid-js'
import { Icon, type IconShape } from '../../elements/icon.tsx'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { waitingIn } from '../../model/waiting.ts'
import { texts } from '../../texts/texts.ts'
import { toldLine } from '../conversation/rows/line-text.ts'
import { isMuted } from './order.ts'

/** One conversation in the list: its name, its last line, what is unread. */
export function ConversationRow(props: { readonly buffer: BufferKey }): JSX.Element {
  const { model, navigation } = useApp()
  const buffer = fromModel(
    model,
    () => `buffer ${props.buffer}`,
    () => model.state.buffers.get(props.buffer),
  )
  const current = () => {
    const place = navigation.place()
    return place.kind === 'conversation' && place.buffer === props.buffer
  }

  return (
    <Show when={buffer()}>
      {(view) => (
        <li>
          <button
            class="conversation-row"
            type="button"
            aria-current={current() ? 'page' : undefined}
            data-unread={view().unread > 0 ? '' : undefined}
            data-out={isOut(view()) ? '' : undefined}
            data-muted={isMuted(view().settings, Date.now()) ? '' : undefined}
            data-buffer={props.buffer}
            onClick={() => navigation.go({ kind: 'conversation', buffer: props.buffer })}
          >
            <span class="name one-line">
              <bdi>{view().name}</bdi>
              <Mark shape="pin" text={texts.list.pinned} shown={view().settings.pinned} />
              <Mark shape="muted" text={texts.list.muted} shown={isMuted(view().settings, Date.now())} />
            </span>
            <Show when={view().last}>
              {(line) => <time dateTime={new Date(line().time).toISOString()}>{shortTime(line().time)}</time>}
            </Show>
            <span class="last one-line" dir="auto">
              <Preview view={view()} draft={!current()} />
            </span>
            <Count view={view()} />
          </button>
        </li>
      )}
    </Show>
  )
}

/** What was chosen for the conversation, where it is something. */
function Mark(props: { readonly shape: IconShape; readonly text: string; readonly shown: boolean }): JSX.Element {
  return (
    <Show when={props.shown}>
      <Icon shape={props.shape} />
      <span class="unseen">{props.text}</span>
    </Show>
  )
}

function Preview(props: { readonly view: BufferView; readonly draft: boolean }): JSX.Element {
  return (
    <Switch fallback={texts.list.nothingSaid}>
      <Match when={props.draft && props.view.draft !== ''}>
        <em>{texts.list.draft}</em> {props.view.draft}
      </Match>
      <Match when={isOut(props.view)}>
        {props.view.settings.detached ? texts.list.detached : texts.list.notJoined}
      </Match>
      {/* In an element of its own: what such a function returns as text is asked once, and stays when the next line comes. */}
      <Match when={props.view.last}>{(line) => <>{toldLine(line())}</>}</Match>
    </Switch>
  )
}

/** How much waits: in mango where somebody means the person. */
function Count(props: { readonly view: BufferView }): JSX.Element {
  const waiting = () => waitingIn(props.view)
  const count = () => (waiting().mentions > 0 ? waiting().mentions : waiting().unread)
  const words = () => (waiting().mentions > 0 ? texts.list.mentions : texts.list.unread)
  return (
    <Show when={count() > 0}>
      <span class="count" data-mention={waiting().mentions > 0 ? '' : undefined}>
        <span aria-hidden="true">{count() > 99 ? '99+' : count()}</span>
        <span class="unseen">{words()(count())}</span>
      </span>
    </Show>
  )
}

function isOut(view: BufferView): boolean {
  return view.kind === 'channel' && !view.joined
}
