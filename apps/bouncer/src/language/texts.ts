import { de } from './de.ts'
import { en } from './en.ts'

/** Everything that the bouncer says to a person in its own words: a language that lacks a text is a type error. */
export type Texts = typeof en

const languages: Readonly<Record<string, Texts>> = { en, de }

/** The texts in a language by its BCP 47 tag (`de`, `de-AT`); in English where there are none in it, or nothing is said. */
export function textsIn(tag: string | undefined): Texts {
  const [language = ''] = (tag ?? '').toLowerCase().split('-', 1)
  return Object.hasOwn(languages, language) ? (languages[language] ?? en) : en
}
