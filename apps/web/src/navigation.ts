import type { BufferKey, NetworkId } from '@longwire/model'
import { type Accessor, createSignal } from 'solid-js'

/** Where in the app a person is; each has an address, so that back, reload and links work. */
export type Place =
  | { readonly kind: 'home' }
  /** `line`: the line to show at first; `person`: whom the panel of that name is about. */
  | {
      readonly kind: 'conversation'
      readonly buffer: BufferKey
      readonly panel?: Panel
      readonly line?: string
      readonly person?: string
    }
  /** In everything, or in one conversation. */
  | { readonly kind: 'search'; readonly text: string; readonly buffer?: BufferKey }
  /** `known`: one of the networks that are offered, or `other`. */
  | { readonly kind: 'add-network'; readonly known?: string; readonly server?: string }
  /** An `irc:` link that was followed. */
  | { readonly kind: 'open-link'; readonly link: string }
  /** What another app shares. */
  | { readonly kind: 'share'; readonly text: string }
  | { readonly kind: 'edit-network'; readonly network: NetworkId }
  /** How the connection of a new network gets on. */
  | { readonly kind: 'connecting'; readonly network: NetworkId }
  | { readonly kind: 'join'; readonly network: NetworkId; readonly channel?: string }
  | { readonly kind: 'mentions' }
  /** What goes over the wire of a network. */
  | { readonly kind: 'raw-log'; readonly network: NetworkId }
  | { readonly kind: 'settings'; readonly section?: SettingsSection }

/** The pages of the settings. */
export const settingsSections = [
  'appearance',
  'notifications',
  'conversations',
  'networks',
  'ignores',
  'keyboard',
  'logins',
  'account',
  'administration',
] as const

export type SettingsSection = (typeof settingsSections)[number]

/** What can be open beside a conversation, or over it on a phone. */
export type Panel = 'people' | 'about' | 'person'

export interface Navigation {
  readonly place: Accessor<Place>
  go(place: Place): void
  /** Like `go`, but back does not lead here again. */
  replace(place: Place): void
  /** Where one came from; where one came from elsewhere (another app, or not from the conversation that is told), `otherwise`. */
  back(otherwise?: Place): void
  /** Up to a place, whether or not one came from there. */
  up(place: Place): void
  /** As if one had come here from the list: what was on the way is done, and back does not lead there. */
  arrive(place: Place): void
}

/** The path of a place. A buffer's key is network id, space, name. */
export function pathOf(place: Place): string {
  switch (place.kind) {
    case 'home':
      return '/'
    case 'conversation': {
      const path = `/c/${encodeURIComponent(networkOf(place.buffer))}/${encodeURIComponent(nameOf(place.buffer))}`
      return `${path}${place.panel === undefined ? '' : `/${place.panel}`}${questionOf({ line: place.line, who: place.person })}`
    }
    case 'search':
      return `/search${questionOf({ text: place.text === '' ? undefined : place.text, in: place.buffer })}`
    case 'add-network':
      return place.known === undefined
        ? '/networks/new'
        : `/networks/new/${encodeURIComponent(place.known)}${questionOf({ server: place.server })}`
    case 'open-link':
      return `/open${questionOf({ url: place.link })}`
    case 'share':
      return `/share${questionOf({ text: place.text })}`
    case 'edit-network':
      return `/networks/${encodeURIComponent(place.network)}`
    case 'connecting':
      return `/networks/${encodeURIComponent(place.network)}/connecting`
    case 'join':
      return `/networks/${encodeURIComponent(place.network)}/join${questionOf({ channel: place.channel })}`
    case 'mentions':
      return '/mentions'
    case 'raw-log':
      return `/networks/${encodeURIComponent(place.network)}/wire`
    case 'settings':
      return place.section === undefined ? '/settings' : `/settings/${place.section}`
  }
}

/** The place of an address (path and question); what is not understood leads home. */
export function placeOf(address: string): Place {
  const [path = '', question] = address.split('?', 2)
  const [first, second, third, fourth] = path.split('/').slice(1).map(decodePart)
  const asked = new URLSearchParams(question)
  switch (first) {
    case 'mentions':
      return { kind: 'mentions' }
    case 'open':
      return { kind: 'open-link', link: asked.get('url') ?? '' }
    case 'share':
      return {
        kind: 'share',
        text: ['title', 'text', 'url']
          .map((part) => asked.get(part) ?? '')
          .filter(Boolean)
          .join(' '),
      }
    case 'settings': {
      const section = settingsSections.find((name) => name === second)
      return section === undefined ? { kind: 'settings' } : { kind: 'settings', section }
    }
    case 'search': {
      const buffer = asked.get('in')
      return { kind: 'search', text: asked.get('text') ?? '', ...(buffer !== null && { buffer }) }
    }
    case 'c': {
      if (!second) return { kind: 'home' }
      const line = asked.get('line')
      const person = asked.get('who')
      const panel = fourth === 'people' || fourth === 'about' || fourth === 'person' ? fourth : undefined
      return {
        kind: 'conversation',
        buffer: `${second} ${third ?? ''}`,
        ...(panel !== undefined && { panel }),
        ...(line !== null && { line }),
        ...(person !== null && { person }),
      }
    }
    case 'networks':
      if (second === 'new') {
        const server = asked.get('server')
        return third
          ? { kind: 'add-network', known: third, ...(server !== null && { server }) }
          : { kind: 'add-network' }
      }
      if (second && third === 'connecting') return { kind: third, network: second }
      if (second && third === 'join') {
        const channel = asked.get('channel')
        return { kind: third, network: second, ...(channel !== null && { channel }) }
      }
      if (second && third === 'wire') return { kind: 'raw-log', network: second }
      if (second) return { kind: 'edit-network', network: second }
      return { kind: 'home' }
    default:
      return { kind: 'home' }
  }
}

/** What the browser's history keeps with each of our entries. */
interface Entry {
  /** How many of ours are before it. */
  readonly depth: number
  /** The path that one came from. */
  readonly from: string | undefined
}

/** The part of a window that has an address and a past. */
interface HistoryWindow {
  readonly location: Pick<Location, 'pathname' | 'search'>
  readonly history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'go' | 'back'>
  addEventListener(type: 'popstate', listener: () => void, options?: { readonly once: boolean }): void
}

/** Navigation over the browser's history, which remembers for each entry how many of ours are before it. */
export function createNavigation(window: HistoryWindow): Navigation {
  const here = (): Place => placeOf(window.location.pathname + window.location.search)
  const [place, setPlace] = createSignal<Place>(here())
  const { history } = window
  window.addEventListener('popstate', () => setPlace(here()))
  const entry = (): Entry => (history.state as Entry | null) ?? { depth: 0, from: undefined }
  let arriving: Place | undefined
  return {
    place,
    go(next) {
      history.pushState({ depth: entry().depth + 1, from: pathOf(place()) } satisfies Entry, '', pathOf(next))
      setPlace(next)
    },
    replace(next) {
      // Where one is already: a browser takes it for a page that has changed, and looks into that.
      if (pathOf(next) !== window.location.pathname + window.location.search)
        history.replaceState(entry(), '', pathOf(next))
      setPlace(next)
    },
    back(otherwise = { kind: 'home' }) {
      const { depth, from } = entry()
      // A panel may be open that one came to from another conversation: to close it is no way back there.
      const way = otherwise.kind === 'home' ? '/' : `${pathOf(otherwise)}/`
      if (depth > 0 && `${from}/`.replace('?', '/').startsWith(way)) history.back()
      else this.replace(otherwise)
    },
    up(to) {
      if (entry().from === pathOf(to)) history.back()
      else this.go(to)
    },
    arrive(next) {
      // Going back takes a moment: who arrives once more meanwhile must not go back twice.
      const underWay = arriving !== undefined
      arriving = next
      if (underWay) return
      const enter = (): void => {
        const to = arriving ?? next
        arriving = undefined
        this.replace({ kind: 'home' })
        if (to.kind !== 'home') this.go(to)
      }
      const { depth } = entry()
      if (depth === 0) enter()
      else {
        window.addEventListener('popstate', enter, { once: true })
        history.go(-depth)
      }
    },
  }
}

/** The network in a buffer's key. */
export function networkOf(key: BufferKey): NetworkId {
  return key.split(' ', 1)[0] ?? ''
}

/** The name in a buffer's key; empty for the network's own. */
export function nameOf(key: BufferKey): string {
  return key.slice(networkOf(key).length + 1)
}

/** What an address asks for, in its second half; empty where it asks for nothing. */
function questionOf(asked: Readonly<Record<string, string | undefined>>): string {
  const known = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return known.length === 0 ? '' : `?${new URLSearchParams(known).toString()}`
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
