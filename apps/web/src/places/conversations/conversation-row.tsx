import { plainText } from '@longwire/irc'
import type { BufferKey, BufferView, Line, Model } from '@longwire/model'
import { type Accessor, type JSX, Show, createSignal, onCleanup } from 'solid-js'
import { Icon, type IconShape } from '../../elements/icon.tsx'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { waitingIn } from '../../model/waiting.ts'
import { directionOf } from '../../texts/direction.ts'
import { texts } from '../../texts/texts.ts'
import { toldLine } from '../conversation/rows/line-text.ts'
import { isMuted } from './order.ts'

const spoken: ReadonlySet<string> = new Set<Line['kind']>(['privmsg', 'notice', 'action'])

/** One conversation in the list: its name, its last line, what is unread. The key stays the same. */
export function ConversationRow(props: { readonly buffer: BufferKey }): JSX.Element {
  const { model, navigation } = useApp()
  const key = props.buffer
  const first = model.state.buffers.get(key)
  if (first === undefined) return undefined
  const view = followed(model, first)
  const current = () => {
    const place = navigation.place()
    return place.kind === 'conversation' && place.buffer === key
  }
  const muted = () => isMuted(view().settings, Date.now())
  const drafted = () => view().draft !== '' && !current()

  // Hundreds of these are made at once before the list is there: conditions here are cheaper than the components for them.
  return (
    <li>
      <button
        class="conversation-row"
        type="button"
        aria-current={current() ? 'page' : undefined}
        data-unread={view().unread > 0 ? '' : undefined}
        data-out={isOut(view()) ? '' : undefined}
        data-muted={muted() ? '' : undefined}
        data-buffer={key}
        onClick={() => navigation.go({ kind: 'conversation', buffer: key })}
      >
        <span class="name one-line">
          <bdi>{view().name}</bdi>
          {(view().settings.pinned || muted()) && (
            <>
              <Mark shape="pin" text={texts.list.pinned} shown={view().settings.pinned} />
              <Mark shape="muted" text={texts.list.muted} shown={muted()} />
            </>
          )}
        </span>
        {view().last !== undefined && <LastTime time={view().last?.time ?? 0} />}
        <span
          class="last one-line"
          data-none={isSilent(view()) ? '' : undefined}
          dir={drafted() ? directionOf(view().draft) : summaryDirection(view())}
        >
          {drafted() ? <Draft text={view().draft} /> : summary(view())}
        </span>
        {(view().unread > 0 || view().mentions > 0) && <Count view={view()} />}
      </button>
    </li>
  )
}

/** The view of a conversation, kept current; the last one there was, when it has gone. */
function followed(model: Model, first: BufferView): Accessor<BufferView> {
  const [view, setView] = createSignal(first)
  const { key } = first
  onCleanup(model.subscribe(`buffer ${key}`, () => setView((before) => model.state.buffers.get(key) ?? before)))
  return view
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

function LastTime(props: { readonly time: number }): JSX.Element {
  return <time dateTime={new Date(props.time).toISOString()}>{shortTime(props.time)}</time>
}

function Draft(props: { readonly text: string }): JSX.Element {
  return (
    <>
      <em>{texts.list.draft}</em> {props.text}
    </>
  )
}

/** How much waits: in mango where somebody means the person. */
function Count(props: { readonly view: BufferView }): JSX.Element {
  const waiting = () => waitingIn(props.view)
  const count = () => (waiting().mentions > 0 ? waiting().mentions : waiting().unread)
  const words = () => (waiting().mentions > 0 ? texts.list.mentions : texts.list.unread)
  return (
    <span class="count" data-mention={waiting().mentions > 0 ? '' : undefined}>
      <span aria-hidden="true">{count() > 99 ? '99+' : count()}</span>
      <span class="unseen">{words()(count())}</span>
    </span>
  )
}

/** Whether nothing is known to have been said: it may not have been read yet. */
function isSilent(view: BufferView): boolean {
  return view.last === undefined && view.draft === '' && !isOut(view)
}

/** The second line, in words. */
function summary(view: BufferView): string {
  if (isOut(view)) return view.settings.detached ? texts.list.detached : texts.list.notJoined
  // Who else speaks in a conversation with one person is its name.
  return view.last === undefined ? texts.list.nothingSaid : toldLine(view.last, view.kind !== 'query' || view.last.own)
}

/** By what was said, whoever said it; a sentence of the app runs as the page. */
function summaryDirection(view: BufferView): 'ltr' | 'rtl' | undefined {
  const last = isOut(view) ? undefined : view.last
  return last !== undefined && spoken.has(last.kind) ? directionOf(plainText(last.text)) : undefined
}

function isOut(view: BufferView): boolean {
  return view.kind === 'channel' && !view.joined
}
