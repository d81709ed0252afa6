import { type Texts, en } from './en.ts'

/** The texts in the language of this page. */
export const texts: Texts = en
