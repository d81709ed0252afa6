import type { BufferView } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import '../../elements/chip.css'

/** A channel that one is not in, or that was put out of sight: said, with the way in. */
export function NotJoined(props: { readonly view: BufferView }): JSX.Element {
  const { model } = useApp()
  const [problem, setProblem] = createSignal<string>()
  const network = fromModel(
    model,
    () => `network ${props.view.network}`,
    () => model.state.networks.get(props.view.network),
  )
  const out = () => {
    const { view } = props
    return view.kind === 'channel' && !view.joined && network()?.state === 'connected' ? view : undefined
  }
  async function join(view: BufferView): Promise<void> {
    const outcome = await model.actions.join(view.network, view.name)
    setProblem(outcome.ok ? undefined : outcome.text)
  }
  return (
    <Show when={out()}>
      {(view) => (
        <div class="chip" role="status">
          <span>{problem() ?? missing(view())}</span>
          <button class="button" type="button" onClick={() => void join(view())}>
            {view().settings.detached ? texts.conversation.attach : texts.conversation.joinAgain}
          </button>
        </div>
      )}
    </Show>
  )
}

function missing({ name, settings }: BufferView): string {
  return settings.detached ? texts.conversation.detached(name) : texts.conversation.notJoined(name)
}
