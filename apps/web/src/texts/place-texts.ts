import { isolating } from './direction.ts'
import { texts } from './texts.ts'

type Language = 'en' | 'de'

/** Texts that come with the places that need them: nobody waits for them before the first line is shown. */
export interface PlaceTexts<Words> {
  /** The texts in the language of this page; they must have been loaded. */
  (): Words
  /** Fetches them; at once where they are here already. */
  load(): Promise<void>
}

/** A catalogue of its own, with one file for each language. */
export function placeTexts<Words extends object>(
  files: Readonly<Record<Language, () => Promise<{ readonly words: Words }>>>,
): PlaceTexts<Words> {
  let words: Words | undefined
  const read = (): Words => {
    if (words === undefined) throw new Error('The texts of a place are read before they were loaded')
    return words
  }
  return Object.assign(read, {
    async load() {
      words ??= isolating((await files[texts.language === 'de' ? 'de' : 'en']()).words, texts.direction)
    },
  })
}
