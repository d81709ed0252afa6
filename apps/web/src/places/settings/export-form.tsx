import { stripFormatting } from '@longwire/irc'
import type { BufferKey, Model } from '@longwire/model'
import { For, type JSX } from 'solid-js'
import { fieldText } from '../../elements/form-text.ts'
import { useApp } from '../../model/context.ts'
import { settingsTexts } from '../../texts/settings/settings-texts.ts'
import { toldLine } from '../conversation/rows/line-text.ts'

/** What is here of a conversation, as a file. */
export function ExportForm(): JSX.Element {
  const { model, notices } = useApp()
  const words = settingsTexts().export
  const buffers = [...model.state.buffers.values()].filter(({ kind }) => kind !== 'server')
  function save(key: BufferKey): void {
    const text = textOf(model, key)
    if (text === '') return notices.tell(words.nothing)
    download(`${model.state.buffers.get(key)?.name ?? 'conversation'}.txt`, text)
  }
  return (
    <section class="settings-group">
      <h2>{words.title}</h2>
      <p class="note">{words.lead}</p>
      <form
        class="form full"
        onSubmit={(event) => {
          event.preventDefault()
          save(fieldText(new FormData(event.currentTarget), 'conversation'))
        }}
      >
        <label class="field">
          <span>{words.conversation}</span>
          <select name="conversation">
            <For each={buffers}>
              {({ key, name, network }) => (
                <option value={key}>
                  {name} · {model.state.networks.get(network)?.name}
                </option>
              )}
            </For>
          </select>
        </label>
        <button class="button" type="submit" disabled={buffers.length === 0}>
          {words.submit}
        </button>
      </form>
    </section>
  )
}

/** One line each: the time as everybody reads it, then what was said. */
function textOf(model: Model, key: BufferKey): string {
  return model
    .timeline(key)
    .lines.map((line) => `${new Date(line.time).toISOString()} ${stripFormatting(toldLine(line))}\n`)
    .join('')
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  // Names of channels are not names of files (pitfall 6).
  link.download = name.replaceAll(/[^\p{L}\p{N}.#_-]/gu, '_')
  link.click()
  URL.revokeObjectURL(url)
}
