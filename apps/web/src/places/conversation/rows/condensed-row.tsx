import type { Row } from '@longwire/model'
import { For, type JSX, Show } from 'solid-js'
import { useConversation } from '../conversation-context.ts'
import { condensedText } from './condensed-text.ts'
import { lineText } from './line-text.ts'
import { RowTime } from './row-time.tsx'

/** Several comings and goings in a row, told in one sentence; a press tells them one by one. */
export function CondensedRow(props: {
  readonly row: Extract<Row, { readonly kind: 'condensed' }>
  readonly fresh: boolean
}): JSX.Element {
  const { unfolded } = useConversation()
  const open = () => unfolded.has(props.row.id)
  return (
    <article
      class="row event condensed"
      tabIndex={-1}
      data-row={props.row.id}
      data-fresh={props.fresh ? '' : undefined}
    >
      <div class="said">
        <button type="button" aria-expanded={open()} onClick={() => unfolded.toggle(props.row.id)}>
          {condensedText(props.row.sum, props.row.lines)}
        </button>
        <Show when={open()}>
          <ul>
            <For each={props.row.lines}>
              {(line) => (
                <li>
                  {lineText(line)} <RowTime time={line.time} />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
      <RowTime time={props.row.lines.at(-1)?.time ?? 0} />
    </article>
  )
}
