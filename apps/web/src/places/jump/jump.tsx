import { type JSX, For, createMemo, createSignal, createUniqueId } from 'solid-js'
import { Dialog, closeDialogOf } from '../../elements/dialog.tsx'
import { useApp } from '../../model/context.ts'
import { texts } from '../../texts/texts.ts'
import { type Destination, destinations } from './destinations.ts'
import './jump.css'

/** Goes anywhere by a few letters: a conversation, a channel to join, a person to write to. */
export function Jump(props: { onClose(): void }): JSX.Element {
  const { model, navigation, notices } = useApp()
  const listId = createUniqueId()
  const [typed, setTyped] = createSignal('')
  const [chosen, setChosen] = createSignal(0)
  const found = createMemo(() => destinations(model.state, typed().trim(), texts.jump))

  async function go(to: Destination | undefined, element: Element): Promise<void> {
    if (to === undefined) return
    closeDialogOf(element)
    switch (to.kind) {
      case 'conversation':
        navigation.go({ kind: 'conversation', buffer: to.buffer })
        break
      case 'join':
      case 'write': {
        const made =
          to.kind === 'join'
            ? await model.actions.join(to.network, to.name)
            : await model.actions.converse(to.network, to.name)
        if (made.ok) navigation.go({ kind: 'conversation', buffer: made.value })
        else notices.tell(made.text)
        break
      }
    }
  }

  function onKeyDown(event: KeyboardEvent & { readonly currentTarget: Element }): void {
    const count = found().length
    if (event.key === 'ArrowDown') setChosen((before) => (before + 1) % Math.max(1, count))
    else if (event.key === 'ArrowUp') setChosen((before) => (before - 1 + count) % Math.max(1, count))
    else if (event.key === 'Enter' && !event.isComposing) void go(found()[chosen()], event.currentTarget)
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={texts.jump.title} titleUnseen class="jump" onClose={() => props.onClose()}>
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={texts.jump.hint}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found().length > 0 ? `${listId}-${chosen()}` : undefined}
        placeholder={texts.jump.hint}
        value={typed()}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={texts.jump.title}>
        <For each={found()}>
          {(to, index) => (
            <li
              id={`${listId}-${index()}`}
              role="option"
              aria-selected={chosen() === index()}
              onClick={(event) => void go(to, event.currentTarget)}
            >
              <bdi class="one-line">{to.label}</bdi>
              <span class="note one-line">{to.detail}</span>
            </li>
          )}
        </For>
      </ul>
    </Dialog>
  )
}
