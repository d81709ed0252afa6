import type { BufferKey, Model } from '@longwire/model'
import { onCleanup } from 'solid-js'
import type { Navigation } from '../navigation.ts'
import { nextBuffer } from '../places/conversations/order.ts'
import { type ActionId, bindings, isAction, nothing } from './bindings.ts'
import { keyOf, writes } from './keys.ts'

/** What keys do that only the app can do. */
interface ShortcutActions {
  jump(): void
  help(): void
  /** Puts another conversation beside the one that is open, or takes it away. */
  beside(other: () => BufferKey | undefined): void
  tell(text: string): void
}

/** Follows the keys that are bound, wherever the focus is; what is open over the app has its keys to itself. */
export function createShortcuts(model: Model, navigation: Navigation, actions: ShortcutActions): void {
  const here = (): string => {
    const place = navigation.place()
    return place.kind === 'conversation' ? place.buffer : ''
  }

  function step(direction: 1 | -1, which: 'any' | 'unread'): void {
    const next = nextBuffer(model.state, here(), direction, which)
    if (next !== undefined) navigation.go({ kind: 'conversation', buffer: next })
  }

  /** As if it were pressed; whoever opens something by a key goes on in it, and whoever closes it goes on writing. */
  function press(selector: string): void {
    const button = document.querySelector<HTMLElement>(`.place:not(.beside) ${selector}`)
    if (button === null) return
    // What has no focus gives it to what opens.
    const focused = document.activeElement as HTMLElement | null
    focused?.blur()
    button.click()
  }

  const act: Readonly<Record<ActionId, () => void>> = {
    jump: () => actions.jump(),
    help: () => actions.help(),
    next: () => step(1, 'any'),
    previous: () => step(-1, 'any'),
    'next-unread': () => step(1, 'unread'),
    'previous-unread': () => step(-1, 'unread'),
    search: () => navigation.go({ kind: 'search', text: '' }),
    settings: () => navigation.go({ kind: 'settings' }),
    people: () => press('.people-button'),
    about: () => press('.conversation-header h1 button'),
    beside: () =>
      actions.beside(() => nextBuffer(model.state, here(), 1, 'unread') ?? nextBuffer(model.state, here(), 1, 'any')),
    'other-pane': () => focusOn(otherComposer()),
    write: () => focusOn('.composer textarea'),
    list: () => focusOn('.conversation-row[aria-current], .conversation-row'),
  }

  async function command(text: string): Promise<void> {
    // What needs no conversation can be done from everywhere.
    const [first = ''] = model.state.buffers.keys()
    const buffer = here() || first
    const outcome = await model.actions.send(buffer, text)
    if (!outcome.ok) actions.tell(outcome.text)
    else if (outcome.value !== undefined) {
      const { createEffects } = await import('../places/conversation/effects.ts')
      createEffects(model, navigation, buffer, (told) => actions.tell(told))(outcome.value)
    }
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null) return
    const key = keyOf(event)
    const bound = bindings(model.state.preferences.values).get(key)
    if (bound === undefined || bound === nothing || (writes(key) && isWriting(event.target))) return
    event.preventDefault()
    if (isAction(bound)) act[bound]()
    else if (bound.startsWith('/')) void command(bound)
  }
  window.addEventListener('keydown', onKeyDown)
  onCleanup(() => window.removeEventListener('keydown', onKeyDown))
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus()
}

/** Where one writes in the conversation that one is not in. */
function otherComposer(): string {
  const inBeside = document.activeElement?.closest('.beside') !== null
  return inBeside ? '.place:not(.beside) .composer textarea' : '.beside .composer textarea'
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]')
}
