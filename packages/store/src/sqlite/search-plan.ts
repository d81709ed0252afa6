import type { Term } from '../search/terms.ts'
import { type Plan, all } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'

/** A beginning or a part of a word stands for so many words at the most; beyond that the texts are looked at. */
const MAX_WORDS = 256
const TRIGRAM = 3

/** What the index can say about a term. */
export interface IndexedTerm {
  /** Each group: one of these tokens has to be there. Undefined where the index does not help. */
  readonly groups: readonly (readonly string[])[] | undefined
  /** Whether a message that the groups let through can still be wrong. */
  readonly exact: boolean
}

function* wordsBeginningWith(start: string): Plan<readonly string[]> {
  // U+10FFFF is in no word, so that this is the end of all that begin so.
  const rows = yield* all<{ word: string }>(
    sql`select word from words where word >= ${start} and word < ${`${start}\u{10ffff}`} limit ${MAX_WORDS + 1}`,
  )
  return rows.map(({ word }) => word)
}

function* wordsWith(part: string): Plan<readonly string[]> {
  const characters = [...part]
  if (characters.length < TRIGRAM) {
    const rows = yield* all<{ word: string }>(
      sql`select word from words where instr(word, ${part}) > 0 limit ${MAX_WORDS + 1}`,
    )
    return rows.map(({ word }) => word)
  }
  const trigrams = characters
    .slice(0, 1 - TRIGRAM)
    .map((_, index) => `"${characters.slice(index, index + TRIGRAM).join('')}"`)
  const rows = yield* all<{ word: string }>(sql`
    select w.word from word_parts p join words w on w.id = p.rowid
    where word_parts match ${[...new Set(trigrams)].join(' AND ')} and instr(w.word, ${part}) > 0
    union all
    select word from words where id > (select parts_up_to from search_state) and instr(word, ${part}) > 0
    limit ${MAX_WORDS + 1}`)
  return rows.map(({ word }) => word)
}

/** Which tokens a term asks for. A group of nothing means that no message can match. */
export function* indexedTerm(term: Term): Plan<IndexedTerm> {
  if (term.kind === 'part') {
    const words = yield* wordsWith(term.part)
    return words.length > MAX_WORDS ? { groups: undefined, exact: false } : { groups: [words], exact: true }
  }
  const whole = term.open ? term.tokens.slice(0, -1) : term.tokens
  const groups = whole.map((token) => [token])
  const exact = term.tokens.length === 1
  const last = term.tokens.at(-1)
  if (!term.open || last === undefined) return { groups, exact }
  const words = yield* wordsBeginningWith(last)
  if (words.length <= MAX_WORDS) return { groups: [...groups, words], exact }
  return { groups: groups.length === 0 ? undefined : groups, exact: false }
}

/** The groups as FTS5 reads them. Tokens hold neither quotes nor anything else that means something there. */
export function matchExpression(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => `(${group.map((token) => `"${token}"`).join(' OR ')})`).join(' AND ')
}
