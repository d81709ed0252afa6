import { de } from './de.ts'
import { en, type Texts } from './en.ts'

const languages: Readonly<Record<string, Texts>> = { en, de }

/** The texts in a language by its BCP 47 tag (`de`, `de-AT`); in English where there are none in it, or nothing is said. */
export function textsIn(tag: string | undefined): Texts {
  const [language = ''] = (tag ?? '').toLowerCase().split('-', 1)
  return Object.hasOwn(languages, language) ? (languages[language] ?? en) : en
}
