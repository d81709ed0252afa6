import { isolating } from './direction.ts'
import { en } from './en.ts'
import type { InWords } from './in-words.ts'

/** The texts in the language of this page; chosen before anything is drawn. */
export const texts: InWords<typeof en> = isolating(en, en.direction)

let chosenLanguage: 'en' | 'de' = 'en'

/** In which language they are, or will be in a moment: known before they are fetched. */
export function language(): 'en' | 'de' {
  return chosenLanguage
}

/** Fetches the texts of the person's language: the one chosen, else the first of the browser's that there is. */
export async function loadTexts(window: Window, chosen: 'system' | 'en' | 'de'): Promise<void> {
  const wanted = chosen === 'system' ? window.navigator.languages : [chosen]
  chosenLanguage = wanted.map((tag) => tag.split('-')[0]).find((tag) => tag === 'en' || tag === 'de') ?? 'en'
  if (chosenLanguage === 'de') {
    const { de } = await import('./de.ts')
    Object.assign(texts, isolating(de, 'ltr'))
  }
  window.document.documentElement.lang = texts.language
  window.document.documentElement.dir = texts.direction
}
