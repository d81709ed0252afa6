import { fold } from '@longwire/irc'
import { type JSX, Show, createSignal } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { useConversation } from './conversation-context.ts'

/** Says when the network calls one otherwise than one wants, with the way to take the own name back. */
export function NicknameChip(): JSX.Element {
  const { model } = useApp()
  const { buffer, network } = useConversation()
  const [problem, setProblem] = createSignal<string>()
  const other = fromModel(
    model,
    () => `network ${network}`,
    () => {
      const view = model.state.networks.get(network)
      if (view?.currentNickname === undefined || view.state !== 'connected') return undefined
      const same = fold(view.currentNickname, 'ascii') === fold(view.nickname, 'ascii')
      return same ? undefined : { now: view.currentNickname, wanted: view.nickname }
    },
  )
  async function takeBack(wanted: string): Promise<void> {
    const outcome = await model.actions.send(buffer, `/nick ${wanted}`)
    setProblem(outcome.ok ? undefined : outcome.text)
  }
  return (
    <Show when={other()}>
      {(names) => (
        <div class="chip" role="status">
          <span>{problem() ?? texts.conversation.otherNickname(names().now, names().wanted)}</span>
          <button class="button" type="button" onClick={() => void takeBack(names().wanted)}>
            {texts.conversation.takeBack(names().wanted)}
          </button>
        </div>
      )}
    </Show>
  )
}
