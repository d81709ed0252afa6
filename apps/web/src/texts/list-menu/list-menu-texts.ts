import { placeTexts } from '../place-texts.ts'
import type { InWords } from '../texts.ts'
import type { words as en } from './en.ts'

/** The texts of what can be done with a conversation in the list. */
export type ListMenuWords = InWords<typeof en>

export const listMenuTexts = placeTexts<ListMenuWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
