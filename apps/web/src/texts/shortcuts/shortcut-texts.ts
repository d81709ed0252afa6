import { placeTexts } from '../place-texts.ts'
import type { words as en } from './en.ts'

/** The texts of the keyboard's help. */
export interface ShortcutWords extends Omit<typeof en, 'actions'> {
  readonly actions: { readonly [Action in keyof (typeof en)['actions']]: string }
}

export const shortcutTexts = placeTexts<ShortcutWords>({
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
})
