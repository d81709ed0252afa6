import { isolating } from './direction.ts'
import { en } from './en.ts'
import type { InWords } from './in-words.ts'

/** The texts in the language of this page; chosen before anything is drawn. */
export let texts: InWords<typeof en> = isolating(en, en.direction)

/** In which language they are, or will be in a moment: known before they are fetched. */
export let language: 'en' | 'de' = 'en'

/** Fetches the texts of the person's language: the one chosen, else the first of the browser's that there is. */
export async function loadTexts(window: Window, chosen: 'system' | 'en' | 'de'): Promise<void> {
  const wanted = chosen === 'system' ? window.navigator.languages : [chosen]
  language = wanted.map((tag) => tag.split('-')[0]).find((tag) => tag === 'en' || tag === 'de') ?? 'en'
  if (language === 'de') {
    const { de } = await import('./de.ts')
    texts = isolating(de, 'ltr')
  }
  window.document.documentElement.lang = texts.language
  window.document.documentElement.dir = texts.direction
}
