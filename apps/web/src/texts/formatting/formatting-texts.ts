import type { InWords } from '../in-words.ts'
import { placeTexts } from '../place-texts.ts'
import type { words as en } from './en.ts'

/** The texts of the bar over the place where one writes. */
export const formattingTexts = placeTexts<InWords<typeof en>>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
