import type { Line, Row } from '@longwire/model'
import type { JSX } from 'solid-js'
import { dayText } from '../../../elements/time.ts'
import { texts } from '../../../texts/texts.ts'
import { ActionRow } from './action-row.tsx'
import { CondensedRow } from './condensed-row.tsx'
import { EventRow } from './event-row.tsx'
import { GapRow } from './gap-row.tsx'
import { SpokenRow } from './spoken-row.tsx'
import './rows.css'
import './reactions.css'

/**
 * Draws one row of the conversation. A row is an object that never changes, so what it is, is asked once. `fresh`: it was not read
 * before.
 */
export function RowView(props: { readonly row: Row; readonly fresh: boolean }): JSX.Element {
  const { row } = props
  switch (row.kind) {
    case 'line':
      return <LineView line={row.line} first={row.first} fresh={props.fresh} />
    case 'condensed':
      return <CondensedRow row={row} fresh={props.fresh} />
    case 'day':
      return (
        <h2 class="row day" data-fresh={props.fresh ? '' : undefined}>
          {dayText(row.time)}
        </h2>
      )
    case 'unread':
      return <p class="row unread">{texts.conversation.newMessages}</p>
    case 'gap':
      return <GapRow gap={row.gap} />
  }
}

function LineView(props: { readonly line: Line; readonly first: boolean; readonly fresh: boolean }): JSX.Element {
  switch (props.line.kind) {
    case 'privmsg':
    case 'notice':
      return <SpokenRow line={props.line} first={props.first} fresh={props.fresh} />
    case 'action':
      return <ActionRow line={props.line} fresh={props.fresh} />
    default:
      return <EventRow line={props.line} fresh={props.fresh} />
  }
}
