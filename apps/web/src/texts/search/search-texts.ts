import { placeTexts } from '../place-texts.ts'
import type { InWords } from '../texts.ts'
import type { words as en } from './en.ts'

/** The texts of finding what was said: search, mentions, and what went over the wire. */
export type SearchWords = InWords<typeof en>

export const searchTexts = placeTexts<SearchWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
