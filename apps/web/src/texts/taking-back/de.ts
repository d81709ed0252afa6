import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** What is said of a line that is about to be taken back, in German. */
export const words: InWords<typeof en> = {
  soon: 'Wird gleich zurückgenommen',
  undo: 'Rückgängig',
}
