import { addressGroup } from '../../login/login-gate.ts'

/** More in all: then the one that is half-made for the longest gives way. */
const MAX_IN_ALL = 2_048
/** More from one address: they are refused at once. */
const MAX_OF_ONE_ADDRESS = 256

/** A connection while nobody has logged in on it. */
export interface HalfMade {
  /** It has been made, or is gone. */
  leave(): void
}

/**
 * Connections on which nobody has logged in yet, over all listeners: there are only so many, so that whoever opens them by the
 * thousand takes nothing away from those who are here, and little from those who come.
 */
export class HalfMadeConnections {
  readonly #all = new Set<{ readonly drop: () => void; readonly leave: () => void }>()
  readonly #byAddress = new Map<string, number>()

  get count(): number {
    return this.#all.size
  }

  /** Undefined where it is to be refused. `drop` is called where it has to give way to others. */
  enter(address: string, drop: () => void): HalfMade | undefined {
    const group = addressGroup(address)
    const ofAddress = this.#byAddress.get(group) ?? 0
    if (ofAddress >= MAX_OF_ONE_ADDRESS) return undefined
    const [oldest] = this.#all
    if (oldest !== undefined && this.#all.size >= MAX_IN_ALL) {
      oldest.leave()
      oldest.drop()
    }
    const entry = { drop, leave: () => this.#leave(entry, group) }
    this.#all.add(entry)
    this.#byAddress.set(group, (this.#byAddress.get(group) ?? 0) + 1)
    return entry
  }

  #leave(entry: { readonly drop: () => void; readonly leave: () => void }, group: string): void {
    if (!this.#all.delete(entry)) return
    const left = (this.#byAddress.get(group) ?? 1) - 1
    if (left > 0) this.#byAddress.set(group, left)
    else this.#byAddress.delete(group)
  }
}
