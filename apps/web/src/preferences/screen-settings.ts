import type { ScreenSettings } from '@longwire/model'
import { actionIds, nothing } from '../shortcuts/bindings.ts'
import { changePreferences, preferences } from './preferences-store.ts'
import { choices, defaultPreferences, type Preferences } from './preferences.ts'

const words: Readonly<Record<string, boolean>> = { on: true, off: false }

/** What `/set` and `/theme` change: what the person chose for this device. */
export const screenSettings: ScreenSettings = {
  keyActions: [...actionIds, nothing],
  all: () =>
    Object.entries(choices).map(([key, values]) => ({
      key,
      value: written(preferences()[key as keyof Preferences]),
      choices: values.map(written),
    })),
  set(key, value) {
    if (!Object.hasOwn(choices, key)) return false
    const name = key as keyof Preferences
    const chosen = value === undefined ? defaultPreferences[name] : (words[value] ?? value)
    if (!(choices[name] as readonly unknown[]).includes(chosen)) return false
    changePreferences({ [name]: chosen })
    return true
  },
}

function written(value: string | boolean): string {
  return typeof value === 'string' ? value : value ? 'on' : 'off'
}
