import { preferenceRequest } from '@longwire/irc'
import { type ActionOutcome, done, offline } from '../action-outcome.ts'
import type { NetworkKeeper } from '../network/network-keeper.ts'
import type { Language } from '../words/words.ts'
import { noPreferences, preferenceKeys, type PreferencesView, readPreferences } from './preferences-view.ts'

/** Who keeps preferences, where somebody does. */
type PreferenceKeeper = Pick<NetworkKeeper, 'keepsPreferences' | 'request'>

/** Where and in which language a person reads this screen. */
export interface ScreenPlace {
  /** By its IANA name. */
  readonly timeZone?: string | undefined
  readonly language?: Language | undefined
}

/** Preferences that a screen keeps at most. */
const MOST = 500

/** What a person chose, as it is known here. */
export class PersonPreferences {
  #values: ReadonlyMap<string, string> = new Map()
  #view = noPreferences
  #keeper: PreferenceKeeper | undefined
  readonly #changed: () => void

  readonly #clock: string | undefined
  readonly #language: string | undefined

  /** `changed` is called after each change, synchronously. */
  constructor(changed: () => void, { timeZone, language }: ScreenPlace = {}) {
    this.#changed = changed
    this.#clock = timeZone === undefined ? undefined : JSON.stringify({ zone: timeZone })
    this.#language = language
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

  /** The bouncer told all that it keeps, as it does when this screen attaches. */
  listed(values: ReadonlyMap<string, string>): void {
    this.replace(values)
    if (this.#view.quietHours.length > 0) this.#tellClock()
    this.#tellLanguage()
  }

  /** Whoever decides about quiet hours must know of which clock they are. */
  async setQuietHours(value: string | undefined): Promise<ActionOutcome<undefined>> {
    if (value !== undefined) this.#tellClock()
    return this.set(preferenceKeys.quiet, value)
  }

  /** Of two screens in two zones, the one that came last; told once each time, so that they do not answer each other. */
  #tellClock(): void {
    if (this.#clock === undefined || this.#values.get(preferenceKeys.clock) === this.#clock) return
    // Where it is refused, the old zone stays: the quiet hours are kept all the same.
    void this.set(preferenceKeys.clock, this.#clock)
  }

  /** Who was never told anything else speaks English; of two screens, the one that came last is answered. */
  #tellLanguage(): void {
    const told = this.#values.get(preferenceKeys.language) ?? 'en'
    if (this.#language !== undefined && told !== this.#language) void this.set(preferenceKeys.language, this.#language)
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
