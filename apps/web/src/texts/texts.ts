import { en } from './en.ts'

/** The same shape with other words in it. */
export type InWords<Part> = Part extends string
  ? string
  : Part extends (...given: infer Given) => string
    ? (...given: Given) => string
    : { readonly [Name in keyof Part]: InWords<Part[Name]> }

/** The texts that a language must have. */
export type Texts = InWords<typeof en>

/** The texts in the language of this page; chosen before anything is drawn. */
export let texts: Texts = en

/** Fetches the texts of the person's language: the one chosen, else the first of the browser's that there is. */
export async function loadTexts(window: Window, chosen: 'system' | 'en' | 'de'): Promise<void> {
  const wanted = chosen === 'system' ? window.navigator.languages : [chosen]
  const language = wanted.map((tag) => tag.split('-')[0]).find((tag) => tag === 'en' || tag === 'de')
  texts = language === 'de' ? (await import('./de.ts')).de : en
  window.document.documentElement.lang = texts.language
  window.document.documentElement.dir = texts.direction
}
