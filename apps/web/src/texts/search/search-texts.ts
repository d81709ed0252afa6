import type { InWords } from '../in-words.ts'
import { placeTexts } from '../place-texts.ts'
import type { words as en } from './en.ts'

/** The texts of finding what was said: search, mentions, and what went over the wire. */
export const searchTexts = placeTexts<InWords<typeof en>>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
