/** What can be done on a notification, in words. */
export interface PushTexts {
  readonly reply: string
  readonly read: string
}

const en: PushTexts = { reply: 'Reply', read: 'Mark as read' }
const de: PushTexts = { reply: 'Antworten', read: 'Als gelesen markieren' }

/** In the language of the device: what was chosen in the app cannot be asked for here. */
export function pushTexts(language: string): PushTexts {
  return /^de\b/i.test(language) ? de : en
}
