import { For, type JSX, Show } from 'solid-js'
import { texts } from '../../../texts/texts.ts'
import type { Completing } from './completing.ts'

/** The id of a candidate's element, for the input that points to it. */
export function candidateId(list: string, index: number): string {
  return `${list}-${index}`
}

/** What the word could become, above where one writes. */
export function CompletionList(props: { readonly id: string; readonly completing: Completing }): JSX.Element {
  return (
    <Show when={props.completing.candidates().length > 0}>
      <ul id={props.id} class="completions" role="listbox" aria-label={texts.conversation.completions}>
        <For each={props.completing.candidates()}>
          {(candidate, index) => (
            <li
              id={candidateId(props.id, index())}
              role="option"
              aria-selected={props.completing.chosen() === index()}
              // The focus stays where one writes.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => props.completing.accept(index())}
            >
              <bdi class="one-line">{candidate.label}</bdi>
              <Show when={candidate.detail}>
                <span class="one-line">{candidate.detail}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
