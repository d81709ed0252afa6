import type { BufferKey, ChannelMode, ChannelView } from '@longwire/model'
import { For, type JSX, Show, createMemo, createSignal } from 'solid-js'
import { Field } from '../../../elements/field.tsx'
import { fieldText } from '../../../elements/form-text.ts'
import { SwitchField } from '../../../elements/switch-field.tsx'
import { useApp } from '../../../model/context.ts'
import { panelsTexts } from '../../../texts/panels/panels-texts.ts'
import '../../../elements/field-row.css'

/** The modes of a channel in words: switches for those who may change them, what holds for others. Asked for when they are looked at. */
export function ChannelModes(props: { readonly buffer: BufferKey; readonly channel: ChannelView }): JSX.Element {
  const { model, notices } = useApp()
  const words = panelsTexts().channel
  const [opened, setOpened] = createSignal(false)
  const known = () => new Set(Object.keys(words.mode))
  const modes = createMemo(() => new Map(props.channel.modes.map((mode) => [mode.mode, mode])))
  // By their letters: a row stays the same one, with the focus that is in it, when what it shows changes.
  /** Those that have words, and those that are set without. */
  const flags = () => letters(({ mode, set, takesParameter }) => !takesParameter && (set || known().has(mode)))
  const valued = () =>
    letters(({ mode, set, takesParameter }) => takesParameter && (set || mode === 'k' || mode === 'l'))
  /** What holds here, for those who cannot change it. */
  const held = () => props.channel.modes.filter(({ set }) => set)
  const letters = (which: (mode: ChannelMode) => boolean) => props.channel.modes.filter(which).map(({ mode }) => mode)
  const change = (mode: string, adding: boolean, parameter?: string) =>
    notices.tellRefusal(
      model.actions.changeModes(props.buffer, [{ adding, mode, ...(parameter !== undefined && { parameter }) }]),
    )

  function look(open: boolean): void {
    if (!open || opened()) return
    setOpened(true)
    notices.tellRefusal(model.actions.loadChannel(props.buffer))
  }
  return (
    <details class="channel-modes" onToggle={(event) => look(event.currentTarget.open)}>
      <summary>{words.modes}</summary>
      <Show when={props.channel.modesKnown} fallback={<p class="note">{words.modesLoading}</p>}>
        <Show when={props.channel.mayModerate} fallback={<HeldModes modes={held()} />}>
          <For each={flags()}>
            {(mode) => (
              <SwitchField
                label={nameOf(mode)}
                on={modes().get(mode)?.set === true}
                onChange={(on) => change(mode, on)}
              />
            )}
          </For>
          <For each={valued()}>
            {(letter) => (
              <Show when={modes().get(letter)}>
                {(mode) => (
                  <ValuedMode
                    mode={mode()}
                    onSet={(value) => change(letter, true, value)}
                    // A key is taken away by naming it; the limit needs nothing.
                    onClear={() => change(letter, false, letter === 'k' ? mode().parameter || '*' : undefined)}
                  />
                )}
              </Show>
            )}
          </For>
        </Show>
      </Show>
    </details>
  )
}

function HeldModes(props: { readonly modes: readonly ChannelMode[] }): JSX.Element {
  const words = panelsTexts().channel
  const sentence = ({ mode, takesParameter, parameter }: ChannelMode) =>
    takesParameter ? [valueName(mode), parameter].filter((part) => part !== '').join(': ') : nameOf(mode)
  return (
    <>
      <ul class="modes-held">
        <For each={props.modes.map(sentence)} fallback={<li class="note">{words.noModes}</li>}>
          {(text) => <li>{text}</li>}
        </For>
      </ul>
      <p class="note">{words.readOnly}</p>
    </>
  )
}

/** What a mode with a value is called. */
function valueName(mode: string): string {
  const words = panelsTexts().channel
  return mode === 'k' ? words.key : mode === 'l' ? words.limit : words.parameter(mode)
}

function nameOf(mode: string): string {
  const words = panelsTexts().channel
  const names: Readonly<Record<string, string>> = words.mode
  return names[mode] ?? words.otherMode(mode)
}

/** A mode that has a value: the key, the limit, and what this network alone has. */
function ValuedMode(props: { readonly mode: ChannelMode; onSet(value: string): void; onClear(): void }): JSX.Element {
  const words = panelsTexts().channel
  // What is being typed stays when another mode changes.
  const parameter = createMemo(() => props.mode.parameter)
  return (
    <form
      class="field-row"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSet(fieldText(new FormData(event.currentTarget), 'value').trim())
      }}
    >
      <Field
        label={valueName(props.mode.mode)}
        name="value"
        value={parameter()}
        required
        inputMode={props.mode.mode === 'l' ? 'numeric' : 'text'}
        {...(props.mode.mode === 'k' ? { hint: words.keyHint } : {})}
      />
      <div class="actions">
        <button class="button" type="submit">
          {words.set}
        </button>
        <Show when={props.mode.set}>
          <button class="button" type="button" onClick={() => props.onClear()}>
            {words.clear}
          </button>
        </Show>
      </div>
    </form>
  )
}
