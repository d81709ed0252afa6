import { placeTexts } from '../place-texts.ts'
import type { InWords } from '../texts.ts'
import type { words as en } from './en.ts'

/** The texts of networks: choosing, setting up, connecting, joining. */
export type NetworksWords = InWords<typeof en>

export const networksTexts = placeTexts<NetworksWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
