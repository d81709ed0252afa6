import type { BufferKey } from '@longwire/model'
import { type Accessor, createSignal } from 'solid-js'
import type { Navigation, Place } from '../navigation.ts'

const key = 'longwire beside'

/** The second conversation of a wide screen, which stays while one goes from place to place in the first. */
export interface Beside {
  /** undefined where there is none, where it is the first one as well, or where there is no room. */
  readonly shown: Accessor<BufferKey | undefined>
  /** Whether there is room for two. */
  readonly room: Accessor<boolean>
  put(buffer: BufferKey): void
  close(): void
  /** Puts one there, or takes it away; `other` is asked for which. */
  toggle(other: () => BufferKey | undefined): void
}

/** With what this tab had there before it was loaded again. */
export function createBeside(navigation: Navigation, room: Accessor<boolean>): Beside {
  const [buffer, setBuffer] = createSignal(sessionStorage.getItem(key) ?? undefined)
  const shown = () => {
    const place = navigation.place()
    return room() && place.kind === 'conversation' && place.buffer !== buffer() ? buffer() : undefined
  }
  function put(next: BufferKey | undefined): void {
    setBuffer(next)
    if (next === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, next)
  }
  return {
    shown,
    room,
    put,
    close: () => put(undefined),
    toggle: (other) => put(shown() === undefined ? other() : undefined),
  }
}

/**
 * Navigation for what stands beside: a panel of its conversation opens where there are panels, so the two change places; everything
 * else is done in the first.
 */
export function navigationBeside(navigation: Navigation, beside: Beside, buffer: BufferKey): Navigation {
  const changing = (go: (place: Place) => void) => (place: Place) => {
    const first = navigation.place()
    if (place.kind === 'conversation' && place.buffer === buffer && first.kind === 'conversation') {
      beside.put(first.buffer)
    }
    go(place)
  }
  return {
    ...navigation,
    go: changing((place) => navigation.go(place)),
    // It was renamed or closed: what is in the first is not touched.
    replace(place) {
      if (place.kind === 'conversation' && place.buffer !== buffer) beside.put(place.buffer)
      else beside.close()
    },
  }
}
