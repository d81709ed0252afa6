import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** Making and using a passkey, in German. */
export const words: InWords<typeof en> = {
  none: 'Es wurde kein Passkey benutzt. Versuche es noch einmal, oder melde dich mit deinem Passwort an.',
  there: 'Dieses Gerät hat schon einen Passkey für dein Konto.',
  old: 'Dieser Browser ist zu alt für Passkeys. Aktualisiere ihn, oder melde dich mit deinem Passwort an.',
}
