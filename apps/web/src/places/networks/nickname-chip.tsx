import { fold } from '@longwire/irc'
import type { NetworkId } from '@longwire/model'
import { type JSX, Show, createSignal } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import '../../elements/chip.css'

/** Refusals of a nickname that may be the person's own, and is kept for who is logged in. */
const owned = /NICKNAMEINUSE|NICKNAME_RESERVED|NICKLOCKED|UNAVAILRESOURCE/

/** Says when the network calls one otherwise than one wants, with the way to take the own name back. */
export function NicknameChip(props: { readonly network: NetworkId }): JSX.Element {
  const { model, navigation } = useApp()
  const [refused, setRefused] = createSignal<{ readonly code: string; readonly text: string }>()
  const other = fromModel(
    model,
    () => `network ${props.network}`,
    () => {
      const view = model.state.networks.get(props.network)
      if (view?.currentNickname === undefined || view.state !== 'connected') return undefined
      const same = fold(view.currentNickname, 'ascii') === fold(view.nickname, 'ascii')
      return same ? undefined : { now: view.currentNickname, wanted: view.nickname }
    },
  )
  async function takeBack(wanted: string): Promise<void> {
    const outcome = await model.actions.changeNickname(props.network, wanted)
    setRefused(outcome.ok ? undefined : outcome)
  }
  return (
    <Show when={other()}>
      {(names) => (
        <div class="chip" role="status">
          <span>{refused()?.text ?? texts.conversation.otherNickname(names().now, names().wanted)}</span>
          <button class="button" type="button" onClick={() => void takeBack(names().wanted)}>
            {texts.conversation.takeBack(names().wanted)}
          </button>
          <Show when={owned.test(refused()?.code ?? '')}>
            <button
              class="button"
              type="button"
              onClick={() => navigation.go({ kind: 'edit-network', network: props.network })}
            >
              {texts.conversation.logIn}
            </button>
          </Show>
        </div>
      )}
    </Show>
  )
}
