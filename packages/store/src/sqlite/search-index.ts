import type { MessageId } from '../ids.ts'
import { isSearchableCode } from '../search/filters.ts'
import { type Indexed, marksOf } from '../search/marks.ts'
import { isPlain, tokensOf } from '../search/tokens.ts'
import { type Plan, all, first, many, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { KnownWords } from './known-words.ts'

/** Shorter words have no part that could be looked up. */
const MIN_PART = 3
/** Messages that one step of {@link SearchIndex.catchUp} indexes. */
const STEP = 500
const statements = {
  index: 'insert into search (rowid, tokens) values (?, ?)',
  unindex: "insert into search (search, rowid, tokens) values ('delete', ?, ?)",
  word: 'insert into words (word) values (?) on conflict do nothing',
  part: 'insert into word_parts (rowid, word) values (?, ?)',
} as const

/**
 * The full-text index of one history: which messages hold a token, and which words there are. Everything that it is told is
 * already made of tokens, so FTS5 only cuts at spaces; positions are not kept, for phrases are checked in the text.
 */
export class SearchIndex {
  readonly #known = new KnownWords()
  /** Messages below this id wait to be indexed by {@link catchUp}. */
  #waitingBelow: MessageId | undefined;

  *insert(messages: readonly Indexed[]): Plan<void> {
    const below = yield* this.#waiting()
    const mine = messages.filter((message) => isSearchableCode(message.kind) && message.id >= below)
    yield* this.#index(mine)
  }

  /** Forgets messages, whose text must still be the one that was indexed. */
  *remove(messages: readonly Indexed[]): Plan<void> {
    const below = yield* this.#waiting()
    const mine = messages.filter((message) => isSearchableCode(message.kind) && message.id >= below)
    yield* many(
      statements.unindex,
      mine.map((message) => [message.id, textOf(message)]),
    )
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
    const below = yield* this.#waiting()
    if (below === 0) return false
    const rows = yield* all<Indexed>(sql`
      select m.id, m.buffer, m.kind, s.source, m.text from messages m join senders s on s.id = m.sender
      where m.id < ${below} order by m.id desc limit ${STEP}`)
    yield* this.#index(rows.filter((row) => isSearchableCode(row.kind)))
    const reached = rows.length < STEP ? 0 : (rows.at(-1)?.id ?? 0)
    yield* run(sql`update search_state set waiting_below = ${reached}`)
    this.#waitingBelow = reached
    return reached > 0
  }

  *#index(messages: readonly Indexed[]): Plan<void> {
    const rows: [MessageId, string][] = []
    const fresh = new Set<string>()
    for (const message of messages) {
      if (isPlain(message.text)) this.#known.seeAll(message.text, fresh)
      else for (const token of tokensOf(message.text)) if (!this.#known.see(token)) fresh.add(token)
      rows.push([message.id, textOf(message)])
    }
    yield* many(statements.index, rows)
    // In order, so that neighbours of the alphabet share the pages that are changed.
    yield* many(
      statements.word,
      [...fresh].toSorted().map((word) => [word]),
    )
  }

  *#waiting(): Plan<MessageId> {
    if (this.#waitingBelow !== undefined) return this.#waitingBelow
    const row = yield* first<{ waiting_below: number }>(sql`select waiting_below from search_state`)
    this.#waitingBelow = row?.waiting_below ?? 0
    return this.#waitingBelow
  }
}

/** What FTS5 is given of a message. A plain text it cuts into the same words itself. */
function textOf(message: Indexed): string {
  const text = isPlain(message.text) ? message.text : tokensOf(message.text).join(' ')
  return `${text} ${marksOf(message).join(' ')}`
}
