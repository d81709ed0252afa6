import type { BufferKey, NetworkId } from '@longwire/model'
import { type Accessor, createSignal } from 'solid-js'

/** Where in the app a person is; each has an address, so that back, reload and links work. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'conversation'; readonly buffer: BufferKey }
  | { readonly kind: 'add-network' }
  | { readonly kind: 'edit-network'; readonly network: NetworkId }
  | { readonly kind: 'join'; readonly network: NetworkId }

export interface Navigation {
  readonly place: Accessor<Place>
  go(place: Place): void
  /** Like `go`, but back does not lead here again. */
  replace(place: Place): void
  back(): void
}

/** The path of a place. A buffer's key is network id, space, name. */
export function pathOf(place: Place): string {
  switch (place.kind) {
    case 'home':
      return '/'
    case 'conversation': {
      const [network, name] = splitKey(place.buffer)
      return `/c/${encodeURIComponent(network)}/${encodeURIComponent(name)}`
    }
    case 'add-network':
      return '/networks/new'
    case 'edit-network':
      return `/networks/${encodeURIComponent(place.network)}`
    case 'join':
      return `/networks/${encodeURIComponent(place.network)}/join`
  }
}

/** The place of a path; what is not understood leads home. */
export function placeOf(path: string): Place {
  const parts = path.split('/').slice(1).map(decodePart)
  const [first, second, third] = parts
  if (first === 'c' && second) return { kind: 'conversation', buffer: `${second} ${third ?? ''}` }
  if (first === 'networks' && second === 'new') return { kind: 'add-network' }
  if (first === 'networks' && second && third === 'join') return { kind: 'join', network: second }
  if (first === 'networks' && second) return { kind: 'edit-network', network: second }
  return { kind: 'home' }
}

/** Navigation over the browser's history. */
export function createNavigation(window: Window): Navigation {
  const [place, setPlace] = createSignal<Place>(placeOf(window.location.pathname))
  window.addEventListener('popstate', () => setPlace(placeOf(window.location.pathname)))
  let depth = 0
  return {
    place,
    go(next) {
      depth += 1
      window.history.pushState(null, '', pathOf(next))
      setPlace(next)
    },
    replace(next) {
      window.history.replaceState(null, '', pathOf(next))
      setPlace(next)
    },
    back() {
      if (depth === 0) {
        this.replace({ kind: 'home' })
        return
      }
      depth -= 1
      window.history.back()
    },
  }
}

function splitKey(key: BufferKey): readonly [network: string, name: string] {
  const space = key.indexOf(' ')
  return space === -1 ? [key, ''] : [key.slice(0, space), key.slice(space + 1)]
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
