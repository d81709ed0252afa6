import { For, type JSX } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { Page } from '../page/page.tsx'

/** What another app shares: put into the composer of the conversation that is chosen, and sent by nobody but the person. */
export function Share(props: { readonly text: string }): JSX.Element {
  const { model, navigation } = useApp()
  const words = networksTexts().links
  const conversations = fromModel(
    model,
    () => 'buffers',
    () =>
      [...model.state.buffers.values()]
        .filter(({ kind }) => kind !== 'server')
        .toSorted((a, b) => (b.last?.time ?? 0) - (a.last?.time ?? 0)),
  )
  function choose(buffer: string): void {
    const before = model.state.buffers.get(buffer)?.draft ?? ''
    model.actions.setDraft(buffer, [before, props.text].filter(Boolean).join(' '))
    navigation.arrive({ kind: 'conversation', buffer })
  }
  return (
    <Page title={words.share}>
      <blockquote dir="auto">{props.text}</blockquote>
      <ul>
        <For each={conversations()} fallback={<li>{words.nowhere}</li>}>
          {({ key, name, network }) => (
            <li>
              <button class="list-button" type="button" onClick={() => choose(key)}>
                <strong>
                  <bdi>{name}</bdi>
                </strong>
                <span class="note">{model.state.networks.get(network)?.name}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Page>
  )
}
