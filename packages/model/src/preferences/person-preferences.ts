import { preferenceRequest } from '@longwire/irc'
import { type ActionOutcome, done, offline } from '../action-outcome.ts'
import type { NetworkKeeper } from '../network/network-keeper.ts'
import { noPreferences, type PreferencesView, readPreferences } from './preferences-view.ts'

/** Who keeps preferences, where somebody does. */
type PreferenceKeeper = Pick<NetworkKeeper, 'keepsPreferences' | 'request'>

/** Preferences that a screen keeps at most. */
const MOST = 500

/** What a person chose, as it is known here. */
export class PersonPreferences {
  #values: ReadonlyMap<string, string> = new Map()
  #view = noPreferences
  #keeper: PreferenceKeeper | undefined
  readonly #changed: () => void

  /** `changed` is called after each change, synchronously. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** The same object until something changes. */
  get view(): PreferencesView {
    return this.#view
  }

  keptBy(keeper: PreferenceKeeper): void {
    this.#keeper = keeper
  }

  /** One is this now, wherever it was set. */
  told(key: string, value: string | undefined): void {
    if (this.#values.get(key) === value || (value !== undefined && this.#values.size >= MOST)) return
    const values = new Map(this.#values)
    if (value === undefined) values.delete(key)
    else values.set(key, value)
    this.replace(values)
  }

  /** These are all. */
  replace(values: ReadonlyMap<string, string>): void {
    this.#values = values
    this.#view = readPreferences(values, this.#keeper?.keepsPreferences === true)
    this.#changed()
  }

  /** Without a value it is taken away. Where nobody keeps preferences, it holds on this screen. */
  async set(key: string, value: string | undefined): Promise<ActionOutcome<undefined>> {
    const keeps = this.#keeper?.keepsPreferences
    if (keeps === undefined) return offline
    if (!keeps) {
      this.told(key, value)
      return done
    }
    // It is told by the answer, like what other screens set.
    const outcome = await (this.#keeper as PreferenceKeeper).request(preferenceRequest({ kind: 'set', key, value }))
    return outcome.ok ? done : outcome
  }
}
