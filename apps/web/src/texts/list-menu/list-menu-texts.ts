import type { InWords } from '../in-words.ts'
import { placeTexts } from '../place-texts.ts'
import type { words as en } from './en.ts'

/** The texts of what can be done with a conversation in the list. */
export const listMenuTexts = placeTexts<InWords<typeof en>>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
