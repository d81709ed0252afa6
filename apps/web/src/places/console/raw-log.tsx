import type { NetworkId } from '@longwire/model'
import { For, type JSX, Show, createEffect, createSignal, onCleanup } from 'solid-js'
import { Field } from '../../elements/field.tsx'
import { fieldText } from '../../elements/form-text.ts'
import { SwitchField } from '../../elements/switch-field.tsx'
import { clockTime } from '../../elements/time.ts'
import { useApp } from '../../model/context.ts'
import { searchTexts } from '../../texts/search/search-texts.ts'
import { Page } from '../page/page.tsx'
import './raw-log.css'
import '../../elements/field-row.css'

/** Lines that are kept on the screen, the newest. */
const mostLines = 500

interface PassedLine {
  readonly time: number
  readonly direction: 'in' | 'out'
  readonly text: string
}

/** What goes over the wire of one network, line by line, while it is switched on; and a line of one's own. */
export function RawLog(props: { readonly network: NetworkId }): JSX.Element {
  const { model, notices } = useApp()
  const words = searchTexts().rawLog
  const [on, setOn] = createSignal(true)
  const [lines, setLines] = createSignal<readonly PassedLine[]>([])
  let log!: HTMLDivElement
  /** Whoever looks at the newest line goes on seeing it. */
  let following = true
  createEffect(() => {
    if (lines().length > 0 && following) log.scrollTop = log.scrollHeight
  })
  createEffect(() => {
    if (!on()) return
    const stop = model.watchLines(props.network, (direction, text) => {
      setLines((before) => [...before.slice(1 - mostLines), { time: new Date().getTime(), direction, text }])
    })
    onCleanup(stop)
  })
  async function send(form: HTMLFormElement): Promise<void> {
    const text = fieldText(new FormData(form), 'line').trim()
    form.reset()
    // The network's own conversation may not have begun.
    const made = await model.actions.converse(props.network, '')
    if (text !== '' && made.ok) notices.tellRefusal(model.actions.send(made.value, `/quote ${text}`))
  }
  return (
    <Page title={words.title} wide>
      <p class="note">{words.lead}</p>
      <SwitchField label={words.on} on={on()} onChange={setOn} />
      <div
        ref={(element) => {
          log = element
        }}
        class="raw-log"
        role="log"
        aria-label={words.lines}
        aria-live="off"
        tabIndex={0}
        dir="ltr"
        onScroll={() => {
          following = log.scrollTop + log.clientHeight >= log.scrollHeight - 4
        }}
      >
        <Show when={lines().length > 0} fallback={<p class="note">{words.none}</p>}>
          <For each={lines()}>
            {(line) => (
              <p data-direction={line.direction}>
                <time>{clockTime(line.time)}</time>{' '}
                <span aria-hidden="true">{line.direction === 'in' ? '←' : '→'}</span> {line.text}
              </p>
            )}
          </For>
        </Show>
      </div>
      <form
        class="field-row"
        onSubmit={(event) => {
          event.preventDefault()
          void send(event.currentTarget)
        }}
      >
        <Field label={words.send} name="line" hint={words.sendHint} required />
        <button class="button" type="submit">
          {words.submit}
        </button>
      </form>
      <button class="button raw-log-clear" type="button" onClick={() => setLines([])}>
        {words.clear}
      </button>
    </Page>
  )
}
