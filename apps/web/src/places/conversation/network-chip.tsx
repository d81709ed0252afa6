import { type JSX, Show } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'
import { useConversation } from './conversation-context.ts'
import '../../elements/chip.css'

/** Says when nothing can be said here, since the network is not connected; the way to why leads off from it. */
export function NetworkChip(): JSX.Element {
  const { model, navigation } = useApp()
  const { network } = useConversation()
  const out = fromModel(
    model,
    () => `network ${network}`,
    () => {
      const view = model.state.networks.get(network)
      const stopped = view?.enabled === false || view?.problem !== undefined
      return stopped && view?.state !== 'connected' ? view?.name : undefined
    },
  )
  return (
    <Show when={out()}>
      {(name) => (
        <div class="chip" role="status">
          <span>{texts.conversation.networkOut(name())}</span>
          <button class="button" type="button" onClick={() => navigation.go({ kind: 'edit-network', network })}>
            {texts.conversation.networkWhy}
          </button>
        </div>
      )}
    </Show>
  )
}
