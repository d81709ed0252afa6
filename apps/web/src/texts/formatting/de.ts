import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** The bar over the place where one writes, in German. */
export const words: InWords<typeof en> = {
  bar: 'Formatierung',
  preview: 'So wird es aussehen:',
  marks: {
    bold: 'Fett',
    italic: 'Kursiv',
    underline: 'Unterstrichen',
    struck: 'Durchgestrichen',
    code: 'Code',
    spoiler: 'Verborgen',
  },
}
