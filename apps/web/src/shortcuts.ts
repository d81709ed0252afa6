import type { Model } from '@longwire/model'
import { onCleanup } from 'solid-js'
import type { Navigation } from './navigation.ts'
import { nextBuffer } from './places/conversations/order.ts'

/** What keys do that are not for one element. */
interface ShortcutActions {
  jump(): void
}

/** Ctrl or Cmd and K goes anywhere; Alt and the arrows go through the list, with Shift only where something waits. */
export function createShortcuts(model: Model, navigation: Navigation, actions: ShortcutActions): void {
  function step(direction: 1 | -1, which: 'any' | 'unread'): void {
    const place = navigation.place()
    const here = place.kind === 'conversation' ? place.buffer : ''
    const next = nextBuffer(model.state, here, direction, which)
    if (next !== undefined) navigation.go({ kind: 'conversation', buffer: next })
  }

  function taken(event: KeyboardEvent): boolean {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      actions.jump()
      return true
    }
    if (event.altKey && !event.ctrlKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      step(event.key === 'ArrowDown' ? 1 : -1, event.shiftKey ? 'unread' : 'any')
      return true
    }
    return false
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (document.querySelector('dialog[open]') === null && taken(event)) event.preventDefault()
  }
  window.addEventListener('keydown', onKeyDown)
  onCleanup(() => window.removeEventListener('keydown', onKeyDown))
}
