import { For, type JSX, Show, createSignal } from 'solid-js'
import { Dialog, closeDialogOf } from '../elements/dialog.tsx'
import { useApp } from '../model/context.ts'
import { fromModel } from '../model/from-model.ts'
import { texts } from '../texts/texts.ts'
import { shortcutTexts } from '../texts/shortcuts/shortcut-texts.ts'
import { type ActionId, actionIds, bindings, keysOf } from './bindings.ts'
import { keyOf, keyText, mac } from './keys.ts'
import './shortcut-help.css'

const modifiers = ['control', 'shift', 'alt', 'meta']

/** Every key and what it does; each can be given another one. */
export function ShortcutHelp(props: { onClose(): void }): JSX.Element {
  return (
    <Dialog title={shortcutTexts().title} class="shortcut-help" onClose={() => props.onClose()}>
      <ShortcutList />
      <div class="actions">
        <button class="button" type="button" onClick={(event) => closeDialogOf(event.currentTarget)}>
          {texts.close}
        </button>
      </div>
    </Dialog>
  )
}

/** The list of keys, of which each can be changed. */
export function ShortcutList(): JSX.Element {
  const { model, notices } = useApp()
  const words = shortcutTexts()
  const [changing, setChanging] = createSignal<ActionId>()
  const values = fromModel(
    model,
    () => 'preferences',
    () => model.state.preferences.values,
  )

  function pressed(action: ActionId, event: KeyboardEvent): void {
    if (changing() !== action || modifiers.includes(event.key.toLowerCase())) return
    event.preventDefault()
    event.stopPropagation()
    setChanging(undefined)
    const key = keyOf(event)
    if (key === 'escape' || key === 'tab') return
    const other = bindings(values()).get(key)
    if (other === action) return
    notices.tellRefusal(model.actions.bindKey(key, action))
  }

  return (
    <>
      <ul class="shortcut-list">
        <For each={actionIds}>
          {(action) => (
            <li>
              <span>{words.actions[action]}</span>
              <button
                type="button"
                aria-label={words.change(words.actions[action], keysText(keysOf(action, values())))}
                onClick={() => setChanging(action)}
                onKeyDown={(event) => pressed(action, event)}
                onBlur={() => setChanging(undefined)}
              >
                <Show when={changing() === action} fallback={<Keys keys={keysOf(action, values())} />}>
                  <span role="status">{words.press}</span>
                </Show>
              </button>
            </li>
          )}
        </For>
      </ul>
      <ul class="shortcut-list">
        <For each={words.fixed}>
          {([keys, what]) => (
            <li>
              <span>{what}</span>
              <kbd>{keys}</kbd>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

function Keys(props: { readonly keys: readonly string[] }): JSX.Element {
  return <For each={props.keys}>{(key) => <kbd>{keyText(key, mac, texts.keyNames)}</kbd>}</For>
}

function keysText(keys: readonly string[]): string {
  return keys.map((key) => keyText(key, mac, texts.keyNames)).join(', ')
}
