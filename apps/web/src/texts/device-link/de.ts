import type { InWords } from '../in-words.ts'
import type { words as en } from './en.ts'

/** Anmelden mit einem Link von einem anderen Gerät. */
export const words: InWords<typeof en> = {
  title: (name) => `Als ${name} anmelden?`,
  lead: 'Auf diesem Gerät, mit einem Link von einem anderen. Nur, wenn du ihn selbst gemacht hast.',
  other: (name) => `Hier ist ${name} angemeldet, und wird dann abgemeldet.`,
  same: (name) => `${name} ist hier schon angemeldet.`,
  submit: 'Anmelden',
  goOn: 'Weiter',
  decline: 'Jetzt nicht',
  checking: 'Der Link wird geprüft …',
  gone: 'Dieser Link führt nirgends mehr hin',
}
