import type { MessageId } from '../ids.ts'
import { isSearchableCode } from '../search/filters.ts'
import { type Indexed, marksOf } from '../search/marks.ts'
import { isPlain, tokensOf } from '../search/tokens.ts'
import { type Plan, all, first, many, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { KnownWords } from './known-words.ts'
import { PairWords } from './pair-words.ts'
import type { WordPairs } from './word-pairs.ts'

/** Shorter words have no part that could be looked up. */
const MIN_PART = 3
/** Messages that one step of {@link SearchIndex.catchUp} indexes. */
const STEP = 500
/** The newest messages are known by heart up to so many; beyond that they are read again when their turn comes. */
const MAX_KNOWN = 8192
/** Pages that one step of {@link SearchIndex.merge} writes. */
const MERGE_PAGES = 16

const statements = {
  index: 'insert into search (rowid, tokens) values (?, ?)',
  unindex: "insert into search (search, rowid, tokens) values ('delete', ?, ?)",
  word: 'insert into words (word) values (?) on conflict do nothing',
  part: 'insert into word_parts (rowid, word) values (?, ?)',
} as const

/** Where the index stands, and the messages beyond that. */
interface Standing {
  /** Messages below this id wait to be indexed by {@link SearchIndex.catchUp}. */
  waitingBelow: MessageId
  /** Messages above this id wait to be indexed by {@link SearchIndex.indexNewest}. */
  upTo: MessageId
  /** Those above it, in no order: all of them, or, where `complete` is false, the first of them. */
  newest: Indexed[]
  complete: boolean
}

/**
 * The full-text index of one history: which messages hold a token, and which words there are. Everything that it is told is
 * already made of tokens, so FTS5 only cuts at spaces; positions are not kept, for phrases are checked in the text.
 */
export class SearchIndex {
  readonly #known = new KnownWords()
  readonly #pairWords = new PairWords()
  #standing: Standing | undefined
  #isMerged = false

  /** How many of the newest messages wait for {@link indexNewest}, as far as known. */
  get behind(): number {
    return this.#standing?.newest.length ?? 0
  }

  /** Takes note of messages that are in their table by now. Those before the newest ones are indexed at once. */
  *insert(messages: readonly Indexed[]): Plan<void> {
    const known = this.#standing
    const standing = known ?? (yield* this.#load())
    const { upTo, waitingBelow } = standing
    yield* this.#index(messages.filter(({ id }) => id <= upTo && id >= waitingBelow))
    // What was loaded just now has them already.
    if (known === undefined || !standing.complete) return
    for (const message of messages) if (message.id > upTo) standing.newest.push(message)
    if (standing.newest.length > MAX_KNOWN) this.#standing = undefined
  }

  /** Forgets messages, whose text must still be the one that was indexed. */
  *remove(messages: readonly Indexed[]): Plan<void> {
    const { upTo, waitingBelow, newest } = this.#standing ?? (yield* this.#load())
    const pairs = yield* this.#pairWords.pairs()
    yield* many(
      statements.unindex,
      messages
        .filter(({ id, kind }) => isSearchableCode(kind) && id >= waitingBelow && id <= upTo)
        .map((message) => [message.id, entryOf(message, wordsOf(message.text), pairs)]),
    )
    if (this.#standing === undefined || !messages.some(({ id }) => id > upTo)) return
    const gone = new Set(messages.map(({ id }) => id))
    this.#standing.newest = newest.filter(({ id }) => !gone.has(id))
  }

  /** Indexes at most so many of the newest messages, the oldest of them first. False where none was left. */
  *indexNewest(limit: number): Plan<boolean> {
    const standing = this.#standing ?? (yield* this.#load())
    const inOrder = standing.newest.toSorted((a, b) => a.id - b.id)
    const last = inOrder[Math.min(limit, inOrder.length) - 1]
    if (last === undefined) return false
    const due = inOrder.slice(0, limit)
    yield* this.#pairWords.choose(standing.upTo, due.length)
    yield* this.#index(due)
    yield* run(sql`update search_state set indexed_up_to = ${last.id}`)
    standing.upTo = last.id
    standing.newest = inOrder.slice(limit)
    this.#isMerged = false
    if (standing.newest.length === 0 && !standing.complete) this.#standing = undefined
    return true
  }

  /** One step of merging the index's pieces, of which every search has to look into each. False where nothing is to be done. */
  *merge(pages: number = MERGE_PAGES): Plan<boolean> {
    if (this.#isMerged) return false
    const before = yield* changes()
    yield* run(sql`insert into search (search, rank) values ('merge', ${pages})`)
    // https://www.sqlite.org/fts5.html#the_merge_command: one change is the command itself.
    this.#isMerged = (yield* changes()) - before < 2
    return !this.#isMerged
  }

  /** One step of what is indexed while nobody waits. False where nothing is left. */
  *catchUp(): Plan<boolean> {
    return (yield* this.#catchUpMessages()) || (yield* this.#catchUpParts())
  }

  /** Takes in the parts of words that came since the last time; until then a search looks at these words one by one. */
  *#catchUpParts(): Plan<boolean> {
    const words = yield* all<{ id: number; word: string }>(
      sql`select id, word from words where id > (select parts_up_to from search_state) order by id limit ${STEP}`,
    )
    const last = words.at(-1)
    // A few are quickly looked at, and not worth a transaction of their own.
    if (last === undefined || words.length < STEP) return false
    yield* many(
      statements.part,
      words.filter(({ word }) => word.length >= MIN_PART).map(({ id, word }) => [id, word]),
    )
    yield* run(sql`update search_state set parts_up_to = ${last.id}`)
    return true
  }

  /** Indexes some of the messages that were there before the index was. */
  *#catchUpMessages(): Plan<boolean> {
    const standing = this.#standing ?? (yield* this.#load())
    if (standing.waitingBelow === 0) return false
    const rows = yield* all<Indexed>(sql`
      select m.id, m.buffer, m.kind, s.source, m.text from messages m join senders s on s.id = m.sender
      where m.id < ${standing.waitingBelow} order by m.id desc limit ${STEP}`)
    yield* this.#index(rows)
    const reached = rows.length < STEP ? 0 : (rows.at(-1)?.id ?? 0)
    yield* run(sql`update search_state set waiting_below = ${reached}`)
    standing.waitingBelow = reached
    return reached > 0
  }

  *#index(messages: readonly Indexed[]): Plan<void> {
    const rows: [MessageId, string][] = []
    const fresh = new Set<string>()
    const pairs = yield* this.#pairWords.pairs()
    for (const message of messages) {
      if (!isSearchableCode(message.kind)) continue
      const words = wordsOf(message.text)
      if (typeof words === 'string') this.#known.seeAll(words, fresh)
      else for (const token of words) if (!this.#known.see(token)) fresh.add(token)
      rows.push([message.id, entryOf(message, words, pairs)])
    }
    yield* many(statements.index, rows)
    // In order, so that neighbours of the alphabet share the pages that are changed.
    yield* many(
      statements.word,
      [...fresh].toSorted().map((word) => [word]),
    )
  }

  *#load(): Plan<Standing> {
    const row = yield* first<{ waiting_below: number; indexed_up_to: number }>(
      sql`select waiting_below, indexed_up_to from search_state`,
    )
    const upTo = row?.indexed_up_to ?? 0
    const newest = yield* all<Indexed>(sql`
      select m.id, m.buffer, m.kind, s.source, m.text from messages m join senders s on s.id = m.sender
      where m.id > ${upTo} order by m.id limit ${MAX_KNOWN}`)
    const complete = newest.length < MAX_KNOWN
    this.#standing = { waitingBelow: row?.waiting_below ?? 0, upTo, newest: [...newest], complete }
    return this.#standing
  }
}

/** Rows that were changed since the file was opened. */
function* changes(): Plan<number> {
  return (yield* first<{ changed: number }>(sql`select total_changes() as changed`))?.changed ?? 0
}

/** The tokens of a text, or a plain text as it is: FTS5 cuts that into the same words itself. */
function wordsOf(text: string): string | readonly string[] {
  return isPlain(text) ? text : tokensOf(text)
}

/** What FTS5 is given of a message. */
function entryOf(message: Indexed, words: string | readonly string[], pairs: WordPairs): string {
  const text = typeof words === 'string' ? words : words.join(' ')
  return `${text} ${marksOf(message).join(' ')}${pairs.tokensIn(message.id, words)}`
}
