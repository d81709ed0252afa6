import { placeTexts } from '../place-texts.ts'
import type { InWords } from '../texts.ts'
import type { words as en } from './en.ts'

/** The texts of the bar over the place where one writes. */
export type FormattingWords = InWords<typeof en>

export const formattingTexts = placeTexts<FormattingWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
