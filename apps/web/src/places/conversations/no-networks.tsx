import { type JSX, Show } from 'solid-js'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { texts } from '../../texts/texts.ts'

/** The list of somebody who has no network yet; silent until that is known. */
export function NoNetworks(): JSX.Element {
  const { model, navigation } = useApp()
  const known = fromModel(
    model,
    () => 'link',
    () => model.state.link.kind === 'online' && !model.state.reading,
  )
  return (
    <Show when={known()}>
      <div class="no-networks">
        <img src="/icon.svg" alt="" width="72" height="72" />
        <h2>{texts.list.empty}</h2>
        <p>{texts.list.emptyHint}</p>
        <button class="button" data-primary type="button" onClick={() => navigation.go({ kind: 'add-network' })}>
          {texts.list.addNetwork}
        </button>
      </div>
    </Show>
  )
}
