import type { BufferKey } from '@longwire/model'
import { For, type JSX, Show, createSignal } from 'solid-js'
import { fieldText } from '../../elements/form-text.ts'
import { useApp } from '../../model/context.ts'
import { fromModel } from '../../model/from-model.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { saveFile } from '../conversation/save-file.ts'
import { allConversations } from '../conversations/order.ts'

/** A whole conversation as a file: what `/export` does, for any of them. */
export function ExportForm(): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().export
  const [loading, setLoading] = createSignal(false)
  const conversations = fromModel(
    model,
    () => 'buffers',
    () => allConversations(model.state),
  )
  async function save(key: BufferKey, format: string): Promise<void> {
    setLoading(true)
    const outcome = await model.actions.send(key, `/export ${format}`)
    setLoading(false)
    if (!outcome.ok) notices.tell(outcome.text)
    else if (outcome.value?.kind === 'save') saveFile(outcome.value)
  }
  return (
    <section class="settings-group">
      <h2>{words.title}</h2>
      <p class="note">{words.lead}</p>
      <form
        class="form full"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          void save(fieldText(form, 'conversation'), fieldText(form, 'format'))
        }}
      >
        <label class="field">
          <span>{words.conversation}</span>
          <select name="conversation">
            <For each={conversations()}>
              {({ key, name, network }) => (
                <option value={key}>{words.named(name, model.state.networks.get(network)?.name ?? '')}</option>
              )}
            </For>
          </select>
        </label>
        <label class="field">
          <span>{words.format}</span>
          <select name="format">
            <option value="text">{words.formats.text}</option>
            <option value="json">{words.formats.json}</option>
          </select>
        </label>
        <button class="button" type="submit" disabled={loading() || conversations().length === 0}>
          {words.submit}
        </button>
        <div role="status">
          <Show when={loading()}>
            <p class="note">{words.loading}</p>
          </Show>
        </div>
      </form>
    </section>
  )
}
