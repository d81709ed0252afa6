import type { BufferKey } from '@longwire/model'
import { type JSX, Match, Switch } from 'solid-js'
import { texts } from '../../texts/texts.ts'
import { EventLine } from './event-line.tsx'
import { SpokenLine } from './spoken-line.tsx'
import type { Row } from './rows.ts'

/** Draws one row of the conversation. */
export function RowView(props: { readonly row: Row; readonly buffer: BufferKey }): JSX.Element {
  const line = () => (props.row.kind === 'line' ? props.row : undefined)
  const day = () => (props.row.kind === 'day' ? props.row : undefined)
  return (
    <Switch>
      <Match when={line()}>
        {(row) => (
          <Switch fallback={<EventLine line={row().line} />}>
            <Match when={row().line.kind === 'privmsg' || row().line.kind === 'notice'}>
              <SpokenLine line={row().line} first={row().first} buffer={props.buffer} />
            </Match>
          </Switch>
        )}
      </Match>
      <Match when={day()}>{(row) => <p class="day">{row().text}</p>}</Match>
      <Match when={props.row.kind === 'unread'}>
        <p class="unread-line">
          <span>{texts.conversation.newMessages}</span>
        </p>
      </Match>
      <Match when={props.row.kind === 'gap'}>
        <p class="day">{texts.conversation.gap}</p>
      </Match>
    </Switch>
  )
}
