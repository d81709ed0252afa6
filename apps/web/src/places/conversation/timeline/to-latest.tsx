import type { BufferKey } from '@longwire/model'
import { type JSX, Show } from 'solid-js'
import { Icon } from '../../../elements/icon.tsx'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { texts } from '../../../texts/texts.ts'

/** The way back to the newest line, with how many came meanwhile. */
export function ToLatest(props: {
  readonly shown: boolean
  readonly buffer: BufferKey
  onPress(): void
  /** A wheel turns over it. */
  onWheel(event: WheelEvent): void
}): JSX.Element {
  const { model } = useApp()
  const unread = fromModel(
    model,
    () => `buffer ${props.buffer}`,
    () => model.state.buffers.get(props.buffer)?.unread ?? 0,
  )
  return (
    <Show when={props.shown}>
      <button
        class="to-latest"
        type="button"
        onClick={() => props.onPress()}
        on:wheel={{ handleEvent: (event: WheelEvent) => props.onWheel(event), passive: true }}
      >
        <Show when={unread() > 0} fallback={<span class="unseen">{texts.conversation.latest}</span>}>
          <span>{texts.conversation.newBelow(unread())}</span>
        </Show>
        <Icon shape="down" />
      </button>
    </Show>
  )
}
