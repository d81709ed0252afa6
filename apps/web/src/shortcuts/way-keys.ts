import type { Navigation, Place } from '../navigation.ts'

/**
 * Keys that nobody looks up: Escape leads back from what is only read, and closes what stands over a conversation; arrows, Home and
 * End walk through the list of conversations. What is open over the app has its keys to itself. Returns what ends it.
 */
export function followWayKeys(navigation: Navigation): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key } = event
    if (event.defaultPrevented || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    if (!(target instanceof Element) || document.querySelector('dialog[open]') !== null) return
    if (key === 'Escape' ? leave(navigation, target) : walk(target, key)) event.preventDefault()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

/** What was written into a field is not lost by a key. */
function leave(navigation: Navigation, target: Element): boolean {
  const place = navigation.place()
  if (place.kind === 'conversation' && place.panel !== undefined) {
    navigation.back({ kind: 'conversation', buffer: place.buffer })
    return true
  }
  if (!isRead(place) || isFilled(target)) return false
  navigation.back()
  return true
}

function isRead({ kind }: Place): boolean {
  return kind === 'search' || kind === 'mentions' || kind === 'settings' || kind === 'raw-log'
}

function isFilled(target: Element): boolean {
  return (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) && target.value !== ''
}

/** From row to row; from the filter into what it found, and Enter there opens the first of it. */
function walk(target: Element, key: string): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('.conversations .conversation-row')]
  if (target.matches('.conversations .filter')) {
    if (key === 'Enter') rows[0]?.click()
    else if (key === 'ArrowDown') rows[0]?.focus()
    return key === 'Enter' || key === 'ArrowDown'
  }
  const at = rows.findIndex((row) => row === target)
  if (at === -1) return false
  const to = new Map([
    ['ArrowDown', rows[at + 1]],
    ['ArrowUp', rows[at - 1]],
    ['Home', rows[0]],
    ['End', rows.at(-1)],
  ])
  to.get(key)?.focus()
  return to.has(key)
}
