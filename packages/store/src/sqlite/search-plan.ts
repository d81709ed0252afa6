import type { Term } from '../search/terms.ts'
import { type Plan, all } from '../sql/plan.ts'
import { list, sql } from '../sql/statement.ts'
import { type PairWord, pairToken } from './word-pairs.ts'

/** A beginning or a part of a word stands for so many words at the most; beyond that the texts are looked at. */
const MAX_WORDS = 256
const TRIGRAM = 3

/** Words whose pairs may be asked for. */
export type PairWordsByText = ReadonlyMap<string, PairWord>

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

/** The tokens of a phrase that stand in a text whole. */
function wholeTokens(term: Term & { kind: 'sequence' }): readonly string[] {
  return term.open ? term.tokens.slice(0, -1) : term.tokens
}

/** The words of these phrases whose pairs may be in the index. */
export function* pairWordsIn(terms: readonly Term[]): Plan<PairWordsByText> {
  const phrases = terms
    .map((term) => (term.kind === 'part' ? [] : wholeTokens(term)))
    .filter(({ length }) => length > 1)
  if (phrases.length === 0) return new Map()
  const rows = yield* all<PairWord>(
    sql`select number, word, since from pair_words where word in ${list([...new Set(phrases.flat())])}`,
  )
  return new Map(rows.map((row) => [row.word, row]))
}

/** What the index is asked for in place of words in a row: the tokens of pairs, and each word that is in no pair. */
function tokensOfPhrase(tokens: readonly string[], pairs: PairWordsByText): readonly string[] {
  const asked = new Set<string>()
  let wasPair = false
  for (const [index, token] of tokens.entries()) {
    const [first, second] = [pairs.get(token), pairs.get(tokens[index + 1] ?? '')]
    const pair = first === undefined || second === undefined ? undefined : pairToken(first, second)
    if (pair !== undefined) asked.add(pair)
    else if (!wasPair) asked.add(token)
    wasPair = pair !== undefined
  }
  return [...asked]
}

/** Which tokens a term asks for. A group of nothing means that no message can match. */
export function* indexedTerm(term: Term, pairs: PairWordsByText): Plan<IndexedTerm> {
  if (term.kind === 'part') {
    const words = yield* wordsWith(term.part)
    return words.length > MAX_WORDS ? { groups: undefined, exact: false } : { groups: [words], exact: true }
  }
  const groups = tokensOfPhrase(wholeTokens(term), pairs).map((token) => [token])
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
