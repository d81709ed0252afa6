import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** What keys do, in German. */
export const words: InWords<typeof en> = {
  title: 'Tastatur',
  press: 'Taste drücken …',
  hint: 'Drück die Tasten neben einer Aktion, um ihr eine andere zu geben.',
  noKey: 'Keine Taste',
  needed: (key) => `${key} wird anderswo gebraucht. Eine andere …`,
  taken: (key, action) => `${key}: ${action}. Noch einmal, und sie gehört hierher.`,
  reset: (action) => `${action}: wie zuvor`,
  resetAll: 'Alle wie zuvor',
  change: (action, keys) => `${action}: ${keys}. Ändern`,
  actions: {
    jump: 'Zu einem Gespräch gehen',
    next: 'Nächstes Gespräch',
    previous: 'Voriges Gespräch',
    'next-unread': 'Nächstes Gespräch mit Ungelesenem',
    'previous-unread': 'Voriges Gespräch mit Ungelesenem',
    search: 'Suchen',
    people: 'Personen zeigen oder verbergen',
    about: 'Über dieses Gespräch',
    beside: 'Ein zweites Gespräch neben diesem',
    'other-pane': 'Zum anderen der zwei Gespräche',
    write: 'Schreiben',
    list: 'Zur Liste der Gespräche',
    settings: 'Einstellungen',
    help: 'Diese Tasten',
  },
  fixed: [
    ['↑ ↓ Pos1 Ende', 'Durch die Nachrichten gehen, oder die Liste'],
    ['Enter', 'Was mit einer Nachricht möglich ist'],
    ['Tab', 'Namen oder Befehl ergänzen; noch einmal: der nächste, der passt'],
    ['↑', 'Zuletzt Gesendetes'],
    ['Umschalt Enter', 'Neue Zeile'],
    ['Strg B, Strg I', 'Fett, kursiv'],
    ['Esc', 'Schließen, was offen ist, oder zurück'],
  ],
}
