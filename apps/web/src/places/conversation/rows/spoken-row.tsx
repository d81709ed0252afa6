import type { Line } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { nameColour } from '../../../elements/name-colour.ts'
import { Name } from '../../../elements/name.tsx'
import { RowTime } from './row-time.tsx'
import { Said } from './said.tsx'

/** What somebody said; the name stands at the first line of a group only. */
export function SpokenRow(props: {
  readonly line: Line
  readonly first: boolean
  readonly fresh: boolean
}): JSX.Element {
  return (
    <article
      class="row spoken"
      tabIndex={-1}
      data-row={props.line.id}
      data-fresh={props.fresh ? '' : undefined}
      data-first={props.first ? '' : undefined}
      data-mention={props.line.mention ? '' : undefined}
      data-kind={props.line.kind}
      data-delivery={props.line.delivery.kind}
      style={{ '--hue': nameColour(props.line.sender) }}
    >
      <header>
        <Show when={props.first} fallback={<span class="unseen">{props.line.sender}</span>}>
          {/* Where it stands follows the page, and not the direction in which the name itself is read. */}
          {/* What cuts a long name off has the name's colour too. */}
          <span class="sender one-line named">
            <Name name={props.line.sender} />
          </span>
        </Show>
        <RowTime time={props.line.time} />
      </header>
      <Said line={props.line} />
    </article>
  )
}
