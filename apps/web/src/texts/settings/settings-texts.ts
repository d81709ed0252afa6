import { placeTexts } from '../place-texts.ts'
import type { InWords } from '../texts.ts'
import type { words as en } from './en.ts'

/** The texts of the settings. */
export type SettingsWords = InWords<typeof en>

export const settingsTexts = placeTexts<SettingsWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
