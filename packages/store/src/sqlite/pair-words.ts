import type { MessageId } from '../ids.ts'
import { searchableKinds } from '../search/filters.ts'
import { tokensOf } from '../search/tokens.ts'
import { kindCode } from '../queries/message-rows.ts'
import { type Plan, all, many } from '../sql/plan.ts'
import { list, sql } from '../sql/statement.ts'
import { type PairWord, WordPairs } from './word-pairs.ts'

/** The most words that are chosen: of forty in use everywhere there are 1.1 pairs in a message, of sixty-four 1.4. */
const MAX_WORDS = 40
/** Words are chosen by what is in so many messages, the newest of them. */
const SAMPLE = 4096
/** Among so many messages of all kinds they are looked for. */
const SEEN = 4 * SAMPLE
/** A word is common where it is in one of so many messages at the least. */
const COMMON = 64
/** While there is room, words are chosen again after so many messages. */
const AGAIN = 65_536

const insertWord = 'insert into pair_words (number, word, since) values (?, ?, ?)'

/** The words that are in the most of these texts, the most common first. */
export function commonWords(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const word of new Set(tokensOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const common = [...counts].filter(([, count]) => count * COMMON >= texts.length)
  return common.toSorted(([, one], [, other]) => other - one).map(([word]) => word)
}

/**
 * The common words of one history, chosen by what is said in it. They are few and stay for good: a message that is taken
 * out of the index has to be named the same tokens as when it was put in.
 */
export class PairWords {
  #words: readonly PairWord[] | undefined
  #pairs = new WordPairs([])
  /** Messages to be indexed until words are chosen again. */
  #wait = 0;

  /** What finds their pairs. */
  *pairs(): Plan<WordPairs> {
    yield* this.#load()
    return this.#pairs
  }

  /** Called before `count` messages are indexed, all of them after `upTo`, up to which messages are in the index by now. */
  *choose(upTo: MessageId, count: number): Plan<void> {
    const words = yield* this.#load()
    this.#wait -= count
    if (words.length >= MAX_WORDS || this.#wait > 0) return
    const sample = yield* sampleOf(upTo)
    if (sample.length < SAMPLE) {
      this.#wait = SAMPLE - sample.length
      return
    }
    this.#wait = AGAIN
    const known = new Set(words.map(({ word }) => word))
    const fresh = commonWords(sample).filter((word) => !known.has(word))
    const since = upTo + 1
    const chosen = fresh
      .slice(0, MAX_WORDS - words.length)
      .map((word, index) => ({ number: words.length + index, word, since }))
    yield* many(
      insertWord,
      chosen.map(({ number, word }) => [number, word, since]),
    )
    this.#keep([...words, ...chosen])
  }

  *#load(): Plan<readonly PairWord[]> {
    if (this.#words !== undefined) return this.#words
    const words = yield* all<PairWord>(sql`select number, word, since from pair_words order by number`)
    this.#wait = words.length === 0 ? 0 : AGAIN
    return this.#keep(words)
  }

  #keep(words: readonly PairWord[]): readonly PairWord[] {
    this.#words = words
    this.#pairs = new WordPairs(words)
    return words
  }
}

/** The newest texts that are in the index. */
function* sampleOf(upTo: MessageId): Plan<readonly string[]> {
  const rows = yield* all<{ text: string }>(sql`
    select text from (select kind, text from messages where id <= ${upTo} order by id desc limit ${SEEN})
    where kind in ${list(searchableKinds.map(kindCode))} limit ${SAMPLE}`)
  return rows.map(({ text }) => text)
}
