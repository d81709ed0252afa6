import type { Candidate, Completion } from '@longwire/model'
import { emojiNames } from './emoji-names.ts'
import { emojiWord } from './emoji-word.ts'

const most = 8

const all = emojiNames.split(/[|\n]/).map((entry) => {
  const [sign = '', ...names] = entry.split(' ')
  return { sign, names }
})

/** What `:smi` before the caret (a UTF-16 index) could become; undefined where nothing is called so. */
export function completeEmoji(text: string, caret: number): Completion | undefined {
  const word = emojiWord(text.slice(0, caret))
  if (word === undefined) return undefined
  const wanted = word.toLowerCase()
  const candidates = all.flatMap(({ sign, names }): readonly Candidate[] => {
    const name = names.find((one) => one.startsWith(wanted))
    return name === undefined ? [] : [{ kind: 'emoji', label: sign, insert: `${sign} `, detail: `:${name}:` }]
  })
  if (candidates.length === 0) return undefined
  return { from: caret - word.length - 1, to: caret, candidates: candidates.slice(0, most) }
}
