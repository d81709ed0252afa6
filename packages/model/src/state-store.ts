import type { BufferKey, NetworkId } from './keys.ts'
import { noPreferences, type PreferencesView } from './preferences/preferences-view.ts'
import type { BufferView, LinkState, ModelState, NetworkView } from './state.ts'
import { Subscriptions } from './subscriptions.ts'

/** Renames that are remembered. */
const MOST_MOVED = 100

/** Who is told what has changed. */
export interface StateObserver {
  network(id: NetworkId): void
  buffer(key: BufferKey): void
  preferences(): void
}

/** The state as screens read it, and who is told of its changes. Views are replaced, never changed. */
export class StateStore implements ModelState {
  readonly networks = new Map<NetworkId, NetworkView>()
  readonly buffers = new Map<BufferKey, BufferView>()
  readonly moved = new Map<BufferKey, BufferKey>()
  readonly subscriptions = new Subscriptions()
  /** Told of each change, synchronously: what is to be kept is written down. */
  observer: StateObserver | undefined
  #link: LinkState = { kind: 'connecting' }
  #reading = false
  #preferences = noPreferences
  /** The buffer of each network in which something was said last. */
  readonly #newest = new Map<NetworkId, BufferKey>()

  get link(): LinkState {
    return this.#link
  }

  get reading(): boolean {
    return this.#reading
  }

  get preferences(): PreferencesView {
    return this.#preferences
  }

  setPreferences(view: PreferencesView): void {
    this.#preferences = view
    this.observer?.preferences()
    this.subscriptions.touch('preferences')
  }

  setLink(link: LinkState): void {
    this.#link = link
    this.subscriptions.touch('link')
  }

  setReading(reading: boolean): void {
    this.#reading = reading
    this.subscriptions.touch('link')
    // Their order is another now.
    this.subscriptions.touch('buffers')
  }

  setNetwork(view: NetworkView): void {
    const before = this.networks.get(view.id)
    this.networks.set(view.id, view)
    this.observer?.network(view.id)
    this.subscriptions.touch(`network ${view.id}`)
    if (before?.name !== view.name) this.subscriptions.touch('networks')
  }

  deleteNetwork(id: NetworkId): void {
    if (!this.networks.delete(id)) return
    this.observer?.network(id)
    this.#newest.delete(id)
    this.subscriptions.touch(`network ${id}`)
    this.subscriptions.touch('networks')
  }

  setBuffer(view: BufferView): void {
    const before = this.buffers.get(view.key)
    if (before !== undefined && sameView(before, view)) return
    this.buffers.set(view.key, view)
    this.observer?.buffer(view.key)
    this.subscriptions.touch(`buffer ${view.key}`)
    if (
      before?.name !== view.name ||
      before.joined !== view.joined ||
      before.settings !== view.settings ||
      this.#isNewest(view, before)
    ) {
      this.subscriptions.touch('buffers')
    }
  }

  /** What was under one key is under another, where it stands already. */
  moveBuffer(from: BufferKey, to: BufferKey): void {
    this.moved.delete(to)
    this.moved.delete(from)
    this.moved.set(from, to)
    for (const [oldest] of this.moved) {
      if (this.moved.size <= MOST_MOVED) break
      this.moved.delete(oldest)
    }
    this.deleteBuffer(from)
  }

  deleteBuffer(key: BufferKey): void {
    if (!this.buffers.delete(key)) return
    this.observer?.buffer(key)
    this.subscriptions.touch(`buffer ${key}`)
    this.subscriptions.touch(`timeline ${key}`)
    this.subscriptions.touch('buffers')
  }

  /** There are no networks and no conversations any more. */
  clear(): void {
    for (const key of Array.from(this.buffers.keys())) this.deleteBuffer(key)
    for (const id of Array.from(this.networks.keys())) this.deleteNetwork(id)
  }

  touchTimeline(key: BufferKey): void {
    this.observer?.buffer(key)
    this.subscriptions.touch(`timeline ${key}`)
  }

  /** Whether it came to be the one with the latest line: then the order by activity is another one. */
  #isNewest(view: BufferView, before: BufferView | undefined): boolean {
    if (view.last === undefined || view.last === before?.last) return false
    const newest = this.buffers.get(this.#newest.get(view.network) ?? '')
    if (newest?.key === view.key) return false
    if (newest?.last === undefined || newest.last.time <= view.last.time) this.#newest.set(view.network, view.key)
    return true
  }
}

function sameView(a: BufferView, b: BufferView): boolean {
  const keys = Object.keys(b) as (keyof BufferView)[]
  return (
    keys.length === Object.keys(a).length &&
    keys.every((key) => a[key] === b[key] || (key === 'typing' && sameList(a.typing, b.typing)))
  )
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i])
}
