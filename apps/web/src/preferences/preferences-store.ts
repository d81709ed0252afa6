import { type Accessor, createSignal } from 'solid-js'
import { setTimeStyle } from '../elements/time.ts'
import { applyOwnStyle, styleKey } from './own-style.ts'
import { defaultPreferences, type Preferences, readPreferences } from './preferences.ts'

const key = 'longwire preferences'
const [current, setCurrent] = createSignal<Preferences>(defaultPreferences)

/** Whether the whole system is set to more contrast. */
const moreContrast = () => window.matchMedia('(prefers-contrast: more)')

/** Whether the system puts colours of its own in the place of ours. */
const forcedColours = () => window.matchMedia('(forced-colors: active)')

/** What the person chose for this device. */
export const preferences: Accessor<Preferences> = current

/** Reads what was chosen on an earlier visit, and makes it hold; before anything is drawn. */
export function loadPreferences(window: Window): Preferences {
  const found = readPreferences(window.localStorage.getItem(key))
  setCurrent(found)
  apply(window.document, found)
  applyOwnStyle()
  for (const system of [moreContrast(), forcedColours()]) {
    system.addEventListener('change', () => apply(window.document, current()))
  }
  // Another tab of the same person.
  window.addEventListener('storage', (event) => {
    // What is tried here goes on being tried whatever else is kept there.
    if (event.key === styleKey) applyOwnStyle()
    if (event.key === key) hold(readPreferences(event.newValue), reloadLater)
  })
  return found
}

/** Changes some of them, here and on the next visit. */
export function changePreferences(change: Partial<Preferences>): void {
  const changed = { ...current(), ...change }
  localStorage.setItem(key, JSON.stringify(changed))
  hold(changed)
}

/** Makes them hold at once; texts are chosen before anything is drawn, so that another language is a page that is loaded again. */
function hold(changed: Preferences, reload = () => location.reload()): void {
  const { language } = current()
  setCurrent(changed)
  apply(document, changed)
  if (changed.language !== language) reload()
}

/** Whoever chose it in another tab may be filling in a form in this one. */
function reloadLater(): void {
  import('./another-language.ts').then(
    ({ reloadWhenNothingIsLost }) => reloadWhenNothingIsLost(),
    () => location.reload(),
  )
}

/** In the language of the texts, as the person's own country has it where the browser says which. */
function localeOf(language: Preferences['language']): string | undefined {
  const spoken = language === 'system' ? /^(?:en|de)\b/ : new RegExp(`^${language}\\b`)
  const own = navigator.languages.find((tag) => spoken.test(tag))
  return own ?? (language === 'system' ? undefined : language)
}

function apply({ documentElement: { dataset } }: Document, chosen: Preferences): void {
  dataset['theme'] = chosen.theme
  const high = chosen.contrast === 'high' || moreContrast().matches
  dataset['contrast'] = high ? 'high' : 'system'
  if (high || forcedColours().matches) void import('../styles/contrast.css')
  dataset['accent'] = chosen.accent
  dataset['textSize'] = chosen.textSize
  dataset['density'] = chosen.density
  setTimeStyle({
    locale: localeOf(chosen.language),
    hourCycle: chosen.clock === 'locale' ? undefined : chosen.clock === '12' ? 'h12' : 'h23',
  })
}
