import { CharacterSet, codePointBefore, wordCharacters } from './pattern/characters.ts'

/** Scripts whose words follow each other, and other scripts' words, without a blank between them. */
const spaceless = new CharacterSet(
  `[${['Han', 'Hiragana', 'Katakana', 'Hangul', 'Bopomofo', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map((script) => `\\p{scx=${script}}`).join('')}]`,
  true,
)
/** What belongs to the character before it: marks, skin tones, joiners; not the choice between text and emoji style. */
const continuing = new CharacterSet('(?![\\uFE0E\\uFE0F])[\\p{M}\\u200D\\p{Emoji_Modifier}]', true)
/** Invisible: bridges put them into nicknames so that nobody is called. */
const invisible = new CharacterSet('[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]', true)
/** Characters that join two parts of a nickname. Not the closing brackets, which close what the text opened: `[a]b`. */
const joiners = new CharacterSet('[-\\\\`^|{[]', true)
const ZERO_WIDTH_JOINER = 0x200d
const HASH = 0x23

/** Whether a letter, digit or mark at the edge of a name makes it part of a longer one. */
function isNameLetter(code: number | undefined): boolean {
  return code !== undefined && wordCharacters.has(code) && !spaceless.has(code)
}

/**
 * Whether a name that stands at `start` to `end` stands there by itself, and is not a part of a longer word or nickname.
 * A nickname ends at fewer characters than a word: `mango-2` and `mango[m]` are other people, but `mango's` and `mango--`
 * are mango.
 */
export function standsAlone(text: string, start: number, end: number, nickname: boolean): boolean {
  const before = codePointBefore(text, start)
  const behind = text.codePointAt(end)
  if (before === ZERO_WIDTH_JOINER || (behind !== undefined && continuing.has(behind))) return false
  if (guarded(text.codePointAt(start), nickname) && joinedBefore(text, start, before, nickname)) return false
  return !(guarded(codePointBefore(text, end), nickname) && joinedBehind(text, end, behind, nickname))
}

/** Whether this edge of a name can be inside a longer one: that of a symbol or of a script without blanks cannot. */
function guarded(edge: number | undefined, nickname: boolean): boolean {
  if (edge === undefined || spaceless.has(edge)) return false
  return nickname || wordCharacters.has(edge)
}

function joinedBefore(text: string, start: number, before: number | undefined, nickname: boolean): boolean {
  if (before === undefined) return false
  if (isNameLetter(before)) return true
  // A channel that is named like the nickname.
  if (nickname && before === HASH) return true
  const joiner = invisible.has(before) || (nickname && joiners.has(before))
  return joiner && isNameLetter(codePointBefore(text, start - 1))
}

function joinedBehind(text: string, end: number, behind: number | undefined, nickname: boolean): boolean {
  if (behind === undefined) return false
  if (isNameLetter(behind)) return true
  const joiner = invisible.has(behind) || (nickname && joiners.has(behind))
  return joiner && isNameLetter(text.codePointAt(end + 1))
}
