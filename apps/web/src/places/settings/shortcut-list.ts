import { settingsTexts } from '../../texts/settings/settings-texts.ts'

/** The keys, and what they do. */
export function shortcuts(): readonly (readonly [keys: string, what: string])[] {
  const words = settingsTexts().shortcuts
  const control = /Mac|iP(?:hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl'
  return [
    [`${control} K`, words.jump],
    ['Alt ↓', words.next],
    ['Alt ↑', words.previous],
    ['Alt Shift ↓', words.nextUnread],
    ['↑ ↓ Home End', words.rows],
    ['Enter', words.rowMenu],
    ['Tab', words.complete],
    ['↑', words.history],
    ['Shift Enter', words.newLine],
    ['Esc', words.close],
  ]
}
