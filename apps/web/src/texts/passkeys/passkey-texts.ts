import type { InWords } from '../in-words.ts'
import { placeTexts } from '../place-texts.ts'
import type { words as en } from './en.ts'

/** The texts of making and using a passkey. */
export const passkeyTexts = placeTexts<InWords<typeof en>>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
