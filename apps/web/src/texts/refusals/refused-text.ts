import { texts } from '../texts.ts'

/** What was refused, in the language of this page: by its code, and as Longwire says it in English where there is no other text. */
export async function refusedText(code: string, said: string): Promise<string> {
  if (texts.language !== 'de') return said
  const words = await import('./de.ts').then(
    (file) => file.words,
    () => undefined,
  )
  return words?.[code]?.(said) ?? said
}
