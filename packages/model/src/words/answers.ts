import { type Answers, en } from './answers/en.ts'
import { chosenLanguage } from './words.ts'

/** What is answered to commands and actions, in the language of this screen. It comes with the first of them. */
export const answers: Answers = { ...en }

/** Fetches the answers in the language of this screen; rejects where they cannot be fetched. */
export async function loadAnswers(): Promise<void> {
  Object.assign(answers, chosenLanguage() === 'de' ? (await import('./answers/de.ts')).de : en)
}
