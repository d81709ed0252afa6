import type { AttentionRules } from '@longwire/attention'
import type { KeptSettings } from '../buffers/kept-settings.ts'
import type { NetworkId } from '../keys.ts'
import type { PreferencesView } from '../preferences/preferences-view.ts'
import { rulesOf } from '../preferences/rules-of.ts'

/** The rules of one network: the same object until what they are made of changes. */
export class CurrentRules {
  #preferences: PreferencesView | undefined
  #rules: AttentionRules | undefined

  read(preferences: PreferencesView, network: NetworkId, settings: KeptSettings): AttentionRules {
    if (this.#rules === undefined || this.#preferences !== preferences) {
      this.#rules = rulesOf(preferences, network, settings.all())
      this.#preferences = preferences
    }
    return this.#rules
  }

  /** What was chosen for a conversation has changed. */
  forget(): void {
    this.#rules = undefined
  }
}
