import type { NetworkRecord } from '@longwire/store'
import { AdministrationError } from './administration-error.ts'

/** Which of a person's networks another program's network is. */
export class NetworkNames {
  /** Names that no network was found for. */
  readonly unknown = new Set<string>()
  readonly #networks: readonly NetworkRecord[]
  readonly #all: NetworkRecord | undefined
  readonly #given = new Map<string, NetworkRecord>()

  /** `wish` is `OURS` for all, `THEIRS=OURS,…` for some, or empty. Throws `not-found`. */
  constructor(networks: readonly NetworkRecord[], wish: string) {
    this.#networks = networks
    for (const part of wish.split(',').filter(Boolean)) {
      const equals = part.lastIndexOf('=')
      if (equals === -1) this.#all = this.#mustFind(part)
      else this.#given.set(part.slice(0, equals).toLowerCase(), this.#mustFind(part.slice(equals + 1)))
    }
  }

  find(theirs: string): NetworkRecord | undefined {
    const found = this.#given.get(theirs.toLowerCase()) ?? this.#all ?? this.#named(theirs)
    if (found === undefined) this.unknown.add(theirs)
    return found
  }

  #mustFind(ours: string): NetworkRecord {
    const found = this.#named(ours)
    if (found === undefined) throw new AdministrationError('not-found', `There is no network “${ours}”.`)
    return found
  }

  #named(name: string): NetworkRecord | undefined {
    const wanted = name.toLowerCase()
    return this.#networks.find(({ id, settings }) => id === name || settings.name.toLowerCase() === wanted)
  }
}
