import type { Line } from '@longwire/model'
import type { JSX } from 'solid-js'
import { MessageText } from '../text/message-text.tsx'
import { lineText } from './line-text.ts'
import { RowTime } from './row-time.tsx'

/** What happened without being said: a join, a new topic, what the server tells. */
export function EventRow(props: { readonly line: Line; readonly fresh: boolean }): JSX.Element {
  /** In our own words, and not in those of the server. */
  const told = () => props.line.kind !== 'server'
  return (
    <article
      class="row event"
      tabIndex={-1}
      data-kind={props.line.kind}
      data-row={props.line.id}
      data-fresh={props.fresh ? '' : undefined}
    >
      <p class="said" dir={told() ? undefined : 'auto'}>
        <MessageText text={told() ? lineText(props.line) : props.line.text} />
      </p>
      <RowTime time={props.line.time} />
    </article>
  )
}
