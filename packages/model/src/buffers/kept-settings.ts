import { CaseMap, type Casemapping, fold } from '@longwire/irc'
import { type BufferSettings, metadataOf, noSettings, settingKeys, settingsFrom } from './buffer-settings.ts'

/** Targets of one network of which something is kept. */
const MOST_TARGETS = 2_000

interface Kept {
  readonly values: ReadonlyMap<string, string>
  readonly settings: BufferSettings
}

/** What was chosen for the conversations of one network, also for those that are not in the list now. */
export class KeptSettings {
  readonly #kept: CaseMap<Kept>
  /** Targets and keys that were told since {@link beginSync}. */
  #told: Set<string> | undefined

  constructor(casemapping: Casemapping) {
    this.#kept = new CaseMap(casemapping)
  }

  of(target: string): BufferSettings {
    return this.#kept.get(target)?.settings ?? noSettings
  }

  /** The metadata of a target as it is kept. */
  valuesOf(target: string): ReadonlyMap<string, string> {
    return this.#kept.get(target)?.values ?? new Map<string, string>()
  }

  /** By folded name. */
  all(): readonly (readonly [string, BufferSettings])[] {
    const { casemapping } = this.#kept
    return [...this.#kept].map(([target, { settings }]) => [fold(target, casemapping), settings] as const)
  }

  /** From an earlier time, or of this screen alone. */
  put(target: string, settings: BufferSettings): void {
    const values = metadataOf(settings).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
    this.#put(target, new Map(values))
  }

  /** A key of a target is this now. Whether that is about its settings. */
  told(target: string, key: string, value: string | undefined): boolean {
    if (!settingKeys.includes(key)) return false
    this.#told?.add(this.#toldName(key, target))
    const before = this.valuesOf(target)
    if (before.get(key) === value) return false
    const values = new Map(before)
    if (value === undefined) values.delete(key)
    else values.set(key, value)
    this.#put(target, values)
    return true
  }

  /** All that is set is told from here on. */
  beginSync(): void {
    this.#told = new Set()
  }

  /** It was: what was not told is not set any more. Answers the targets that changed. */
  endSync(): readonly string[] {
    const told = this.#told
    this.#told = undefined
    if (told === undefined) return []
    const changed: string[] = []
    for (const [target, { values }] of Array.from(this.#kept)) {
      const still = new Map([...values].filter(([key]) => told.has(this.#toldName(key, target))))
      if (still.size === values.size) continue
      this.#put(target, still)
      changed.push(target)
    }
    return changed
  }

  rekey(casemapping: Casemapping): void {
    this.#kept.rekey(casemapping)
  }

  #toldName(key: string, target: string): string {
    return `${key} ${fold(target, this.#kept.casemapping)}`
  }

  #put(target: string, values: ReadonlyMap<string, string>): void {
    if (values.size === 0) this.#kept.delete(target)
    else if (this.#kept.has(target) || this.#kept.size < MOST_TARGETS) {
      this.#kept.set(target, { values, settings: settingsFrom(values) })
    }
  }
}
