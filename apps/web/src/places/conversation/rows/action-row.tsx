import type { Line } from '@longwire/model'
import type { JSX } from 'solid-js'
import { nameColour } from '../../../elements/name-colour.ts'
import { Name } from '../../../elements/name.tsx'
import { RowTime } from './row-time.tsx'
import { Said } from './said.tsx'

/** What somebody does: `ada waves`. */
export function ActionRow(props: { readonly line: Line; readonly fresh: boolean }): JSX.Element {
  return (
    <article
      class="row action"
      tabIndex={-1}
      data-row={props.line.id}
      data-fresh={props.fresh ? '' : undefined}
      data-mention={props.line.mention ? '' : undefined}
      data-delivery={props.line.delivery.kind}
      style={{ '--hue': nameColour(props.line.sender) }}
    >
      <Said
        line={props.line}
        before={
          <>
            <Name name={props.line.sender} />{' '}
          </>
        }
      />
      <RowTime time={props.line.time} />
    </article>
  )
}
