import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** What can be done with a conversation in the list, in German. */
export const words: InWords<typeof en> = {
  menuOf: (name) => `Gespräch ${name}`,
  beside: 'Daneben öffnen',
  pin: 'Oben anheften',
  unpin: 'Nicht mehr anheften',
  mute: 'Stummschalten',
  unmute: 'Nicht mehr stumm',
  archive: 'Archivieren',
  unarchive: 'Aus dem Archiv holen',
  markRead: 'Als gelesen markieren',
  markUnread: 'Als ungelesen markieren',
  up: 'Nach oben',
  down: 'Nach unten',
  byHand: 'Von Hand ordnen',
  byActivity: 'Nach Aktivität ordnen',
  leave: 'Verlassen und schließen',
  close: 'Schließen',
}
