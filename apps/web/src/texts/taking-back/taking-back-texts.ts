import type { InWords } from '../in-words.ts'
import { placeTexts } from '../place-texts.ts'
import type { words as en } from './en.ts'

/** The texts about lines that are taken back, loaded with the menu of a message. */
export const takingBackTexts = placeTexts<InWords<typeof en>>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
