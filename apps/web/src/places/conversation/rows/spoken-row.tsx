import type { BufferKey, Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { clockTime, fullTime } from '../../elements/time.ts'
import { DeliveryMark } from './delivery-mark.tsx'
import { nameColour } from './name-colour.ts'

/** What somebody said; the name stands above the first line of a group only. */
export function SpokenLine(props: {
  readonly line: Line
  readonly first: boolean
  readonly buffer: BufferKey
}): JSX.Element {
  return (
    <article
      class="spoken"
      data-first={props.first ? '' : undefined}
      data-mention={props.line.mention ? '' : undefined}
      data-kind={props.line.kind}
      data-delivery={props.line.delivery.kind}
      data-line={props.line.id}
    >
      <Show when={props.first} fallback={<span class="unseen">{props.line.sender}</span>}>
        <header>
          <span class="sender named" style={{ '--hue': nameColour(props.line.sender) }}>
            {props.line.sender}
          </span>
          <time dateTime={new Date(props.line.time).toISOString()} title={fullTime(props.line.time)}>
            {clockTime(props.line.time)}
          </time>
        </header>
      </Show>
      <p dir="auto">{props.line.text}</p>
      <Show when={props.line.delivery.kind !== 'confirmed'}>
        <DeliveryMark line={props.line} buffer={props.buffer} />
      </Show>
    </article>
  )
}
