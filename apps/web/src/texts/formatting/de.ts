import type { FormattingWords } from './formatting-texts.ts'

/** The bar over the place where one writes, in German. */
export const words: FormattingWords = {
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
