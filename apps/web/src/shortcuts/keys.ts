/** What a press is called where keys are bound: `ctrl-k`, `alt-shift-arrowdown`, `?`. On a Mac, Command counts as `ctrl`. */
export function keyOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  // What Shift makes of a sign is in the sign already; letters and named keys say it apart.
  const shifted = event.shiftKey && (key.length > 1 || /\p{L}/u.test(key))
  return [
    ...(event.ctrlKey || event.metaKey ? ['ctrl'] : []),
    ...(event.altKey ? ['alt'] : []),
    ...(shifted ? ['shift'] : []),
    key,
  ].join('-')
}

/** What is written on a keyboard of the person's language. */
export interface KeyNames {
  readonly ctrl: string
  readonly shift: string
  readonly space: string
}

const named: Readonly<Record<string, string>> = {
  alt: 'Alt',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
}

/** A bound key as people read it, in the words of their keyboard. */
export function keyText(key: string, mac: boolean, names: KeyNames): string {
  const written: Readonly<Record<string, string>> = { ...named, ...names, ...(mac && { ctrl: '⌘' }) }
  // A minus at the end is the key itself.
  const parts = key.endsWith('-') ? [...key.slice(0, -1).split('-').filter(Boolean), '-'] : key.split('-')
  return parts
    .map((part) => written[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1)))
    .join(' ')
}

/** Whether this is a machine of Apple's, where Command is what Ctrl is elsewhere. */
export const mac = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.userAgent ?? '')

/** Whether the press of it writes something where one writes. */
export function writes(key: string): boolean {
  return !/^(?:ctrl|alt)-/.test(key) && !/^(?:shift-)?f\d+$/.test(key)
}
