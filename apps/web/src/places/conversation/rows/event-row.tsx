import type { Line } from '@longwire/model'
import type { JSX } from 'solid-js'
import { clockTime, fullTime } from '../../elements/time.ts'
import { lineText } from './line-text.ts'

/** What happened without being said: an action, a join, a new topic. */
export function EventLine(props: { readonly line: Line }): JSX.Element {
  return (
    <p class="event" data-kind={props.line.kind} data-line={props.line.id} dir="auto">
      <span>{lineText(props.line)}</span>{' '}
      <time dateTime={new Date(props.line.time).toISOString()} title={fullTime(props.line.time)}>
        {clockTime(props.line.time)}
      </time>
    </p>
  )
}
