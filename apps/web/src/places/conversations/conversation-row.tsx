import type { BufferKey, Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { shortTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { nameColour } from '../conversation/name-colour.ts'
import { lineText } from '../conversation/line-text.ts'

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
            onClick={() => navigation.go({ kind: 'conversation', buffer: props.buffer })}
          >
            <span class="mark named" style={{ '--hue': nameColour(view().name) }} aria-hidden="true">
              {view().kind === 'channel' ? '#' : (view().name[0] ?? '').toUpperCase()}
            </span>
            <span class="name">{view().name}</span>
            <Show when={view().last}>
              {(line) => <time dateTime={new Date(line().time).toISOString()}>{shortTime(line().time)}</time>}
            </Show>
            <span class="last">{preview(view().last, view().joined || view().kind !== 'channel')}</span>
            <Show when={view().unread > 0}>
              <span class="count" data-mention={view().mentions > 0 ? '' : undefined}>
                {view().mentions > 0 ? view().mentions : view().unread}
              </span>
            </Show>
          </button>
        </li>
      )}
    </Show>
  )
}

function preview(line: Line | undefined, joined: boolean): string {
  if (!joined) return texts.list.notJoined
  if (line === undefined) return texts.list.nothingSaid
  const spoken = line.kind === 'privmsg' || line.kind === 'notice'
  return spoken ? `${line.sender}: ${line.text}` : lineText(line)
}
