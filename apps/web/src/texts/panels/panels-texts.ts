import { placeTexts } from '../place-texts.ts'
import type { InWords } from '../texts.ts'
import type { words as en } from './en.ts'

/** The texts of what stands beside a conversation: its people, one of them, the channel. */
export type PanelsWords = InWords<typeof en>

export const panelsTexts = placeTexts<PanelsWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
