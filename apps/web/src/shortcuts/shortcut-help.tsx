import { For, type JSX, Show, createSignal } from 'solid-js'
import { Dialog, closeDialogOf } from '../elements/dialog.tsx'
import { IconButton } from '../elements/icon-button.tsx'
import { useApp } from '../model/context.ts'
import { fromModel } from '../model/from-model.ts'
import { texts } from '../texts/texts.ts'
import { shortcutTexts } from '../texts/shortcuts/shortcut-texts.ts'
import { type ActionId, actionIds, isAction, keysOf } from './bindings.ts'
import { keyOf, keyText, mac } from './keys.ts'
import { asForEverybody, bindOnly, isChanged, isNeeded, type Rebinding, takenBy } from './rebinding.ts'
import './shortcut-help.css'

/** What is pressed on the way to a key, and what is none. */
const modifiers = ['control', 'shift', 'alt', 'meta', 'altgraph', 'capslock', 'numlock', 'fn', 'dead', 'process']

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
  const values = fromModel(
    model,
    () => 'preferences',
    () => model.state.preferences.values,
  )
  const changed = () => actionIds.filter((action) => isChanged(action, values()))

  function rebind(changes: Rebinding): void {
    for (const [key, action] of changes) notices.tellRefusal(model.actions.bindKey(key, action))
  }
  return (
    <>
      <p class="note">{words.hint}</p>
      <ul class="shortcut-list">
        <For each={actionIds}>{(action) => <ShortcutRow action={action} values={values()} onRebind={rebind} />}</For>
      </ul>
      <Show when={changed().length > 0}>
        <button
          class="button"
          type="button"
          onClick={() => rebind(changed().flatMap((action) => asForEverybody(action, values())))}
        >
          {words.resetAll}
        </button>
      </Show>
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

/** One action and its keys. A key that is somebody else's is taken when it is pressed once more. */
function ShortcutRow(props: {
  readonly action: ActionId
  readonly values: ReadonlyMap<string, string>
  onRebind(changes: Rebinding): void
}): JSX.Element {
  const words = shortcutTexts()
  let button!: HTMLButtonElement
  /** What is asked for; undefined where nothing is. */
  const [asking, setAsking] = createSignal<string>()
  let confirming: string | undefined
  const name = () => words.actions[props.action]
  const told = (key: string) => keyText(key, mac, texts.keyNames)

  function pressed(event: KeyboardEvent): void {
    const key = keyOf(event)
    // Tab goes on from here, as everywhere.
    if (asking() === undefined || /^(?:shift-)?tab$/.test(key) || modifiers.includes(event.key.toLowerCase())) return
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat) return
    const other = takenBy(key, props.action, props.values)
    if (key === 'escape') setAsking(undefined)
    else if (isNeeded(key)) setAsking(words.needed(told(key)))
    else if (other !== undefined && confirming !== key) {
      confirming = key
      setAsking(words.taken(told(key), isAction(other) ? words.actions[other] : other))
    } else {
      setAsking(undefined)
      props.onRebind(bindOnly(key, props.action, props.values))
    }
  }
  function ask(): void {
    confirming = undefined
    setAsking(words.press)
  }
  return (
    <li>
      <span>{name()}</span>
      <button
        ref={(element) => {
          button = element
        }}
        type="button"
        aria-label={words.change(name(), keysText(keysOf(props.action, props.values)) || words.noKey)}
        onClick={ask}
        onKeyDown={pressed}
        onBlur={() => setAsking(undefined)}
      >
        <Show
          when={asking()}
          fallback={
            <Show when={keysOf(props.action, props.values).length > 0} fallback={words.noKey}>
              <Keys keys={keysOf(props.action, props.values)} />
            </Show>
          }
        >
          {(text) => <span role="status">{text()}</span>}
        </Show>
      </button>
      <Show when={isChanged(props.action, props.values)}>
        <IconButton
          shape="repeat"
          name={words.reset(name())}
          onPress={() => {
            button.focus()
            props.onRebind(asForEverybody(props.action, props.values))
          }}
        />
      </Show>
    </li>
  )
}

function Keys(props: { readonly keys: readonly string[] }): JSX.Element {
  return <For each={props.keys}>{(key) => <kbd>{keyText(key, mac, texts.keyNames)}</kbd>}</For>
}

function keysText(keys: readonly string[]): string {
  return keys.map((key) => keyText(key, mac, texts.keyNames)).join(', ')
}
