import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** What is said of a channel that one leaves, in German. */
export const words: InWords<typeof en> = {
  title: (name) => `${name} verlassen?`,
  invitedOnly: (name) => `In ${name} kann nur, wer eingeladen ist: Um wiederzukommen, brauchst du eine Einladung.`,
  keyed: (name) => `${name} hat einen Schlüssel: Ohne ihn kannst du nicht wiederkommen.`,
  keyIs: (key) => `Er lautet: ${key}`,
  leave: 'Verlassen',
  left: (name) => `Du hast ${name} verlassen.`,
  joinAgain: 'Wieder betreten',
}
