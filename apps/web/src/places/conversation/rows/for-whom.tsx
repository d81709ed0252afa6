import { type JSX, Show } from 'solid-js'
import { ranksHearing } from './line-text.ts'
import type { Line } from '@longwire/model'

/** That something was said only to some of a channel. Its direction is its own: that of what was said follows from the words. */
export function ForWhom(props: { readonly line: Line }): JSX.Element {
  return (
    <Show when={props.line.status}>
      {(status) => (
        <>
          <bdi class="for-whom" title={status()}>
            {ranksHearing(status())}
          </bdi>{' '}
        </>
      )}
    </Show>
  )
}
