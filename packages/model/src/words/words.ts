import { en, type Words } from './en.ts'

/** The languages in which the model speaks. */
export type Language = 'en' | 'de'

/** What the model may have to say at any time, in the language of this screen. */
export const words: Words = { ...en }

let chosen: Language = 'en'

/** The language of this screen, for catalogues that are fetched later. */
export function chosenLanguage(): Language {
  return chosen
}

/**
 * Chooses the language of this program's one screen; until its words are fetched, English is spoken. Rejects where they cannot
 * be fetched.
 */
export async function speak(language: Language): Promise<void> {
  chosen = language
  Object.assign(words, language === 'de' ? (await import('./de.ts')).de : en)
}
