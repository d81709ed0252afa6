import type { BufferView } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { useApp } from '../../../model/context.ts'
import { fromModel } from '../../../model/from-model.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import { useConversation } from '../conversation-context.ts'
import { channelsToInvite, invite } from './inviting.ts'

/** Channels that somebody can be invited to, each with a press. */
export function InviteChoices(props: { readonly nickname: string }): JSX.Element {
  const app = useApp()
  const { network, panels } = useConversation()
  const words = panelsTexts().invite
  const [problem, setProblem] = createSignal<string>()
  const channels = fromModel(
    app.model,
    () => `network ${network}`,
    () => channelsToInvite(app.model, network, props.nickname),
  )
  /** Whoever came for this is led to it. */
  function wanted(details: HTMLDetailsElement): void {
    if (panels.intent() !== 'invite') return
    requestAnimationFrame(() => {
      details.scrollIntoView({ block: 'nearest' })
      details.querySelector('button')?.focus()
    })
  }
  async function choose(channel: BufferView): Promise<void> {
    setProblem(undefined)
    setProblem(await invite(app, channel, props.nickname))
  }
  return (
    <Show when={channels().length > 0}>
      <details ref={wanted} open={panels.intent() === 'invite'}>
        <summary>{words.toChannel}</summary>
        <ul class="choices">
          <For each={channels()}>
            {(channel) => (
              <li>
                <button class="list-button" type="button" onClick={() => void choose(channel)}>
                  <bdi>{channel.name}</bdi>
                </button>
              </li>
            )}
          </For>
        </ul>
        <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
      </details>
    </Show>
  )
}
