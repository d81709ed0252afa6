import assert from 'node:assert/strict'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { PERSON, TestEnvironment, channelNamed, said, textsOf } from '../../test/harness.ts'
import { searchOf } from '../../test/search.contract.ts'
import { type SqliteHarness, makeSqlite } from '../../test/sqlite-harness.ts'
import type { History } from '../history.ts'
import type { NewMessage } from '../message.ts'
import { openMemoryStore } from '../memory/memory-store.ts'
import { type StoreResources, packagedResources } from '../resources.ts'
import { commonWords } from './pair-words.ts'

const eager: StoreResources = {
  worker: (name) =>
    name === 'writer' ? new URL('../../test/eager-writer.ts', import.meta.url) : packagedResources.worker(name),
}

/** More than words are chosen from. */
const ENOUGH = 4200
const SECOND = 1000
/** Of one call. */
const MOST = 1000
/** When it is said, from the harness's start on: nothing is said in the future. */
const BEGAN = -20_000 * SECOND
const vocabulary = ['red', 'Green', 'blue', 'black', 'white', 'grey', 'gelb', 'été', '東京', 'pink']

interface PairRow {
  readonly word: string
  readonly since: number
}

function pairWordsOf({ directory }: SqliteHarness): readonly PairRow[] {
  const file = new DatabaseSync(join(directory, 'users', PERSON, 'history.db'), { readOnly: true })
  const rows = file.prepare('select word, since from pair_words order by number').all()
  file.close()
  return rows.map(({ word, since }) => ({ word: String(word), since: Number(since) }))
}

/** Three words and a number, each time the same for the same number. */
function talk(number: number): string {
  const at = (step: number): string => vocabulary[Math.floor((number * 7919) / step) % vocabulary.length] ?? ''
  return `${at(1)} ${at(13)}, ${at(101)} ${number}`
}

/** A store on a disk and the plain one in memory, of which each is told the same. */
class Twins {
  readonly harness: SqliteHarness
  readonly #memory = openMemoryStore({ environment: new TestEnvironment() })

  constructor(harness: SqliteHarness) {
    this.harness = harness
  }

  histories(): Promise<readonly History[]> {
    return Promise.all([this.harness.store, this.#memory].map((store) => store.history(PERSON)))
  }

  /** So many messages, numbered from `first` on, a second apart from `from` on. */
  async say(from: number, first: number, count: number): Promise<void> {
    for (const history of await this.histories()) {
      const channel = await history.buffers.ensure(channelNamed('#wire'))
      const messages = Array.from({ length: count }, (_, index): NewMessage => {
        const number = first + index
        return said(channel, BEGAN + from + index * SECOND, { text: talk(number), msgid: `n${number}` })
      })
      for (let at = 0; at < count; at += MOST) await history.append(messages.slice(at, at + MOST))
    }
  }

  /** All that a search finds, page by page: the same in both. */
  async find(text: string, limit: number): Promise<readonly string[]> {
    const found = await Promise.all((await this.histories()).map((history) => allPages(history, text, limit)))
    assert.deepEqual(found[0], found[1], text)
    return found[0] ?? []
  }
}

async function allPages(history: History, text: string, limit: number): Promise<readonly string[]> {
  const texts: string[] = []
  let cursor: number | undefined
  do {
    const { messages, next } = await searchOf(history).search({
      text,
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    })
    texts.push(...textsOf(messages))
    cursor = next
  } while (cursor !== undefined)
  return texts
}

async function withTwins(work: (twins: Twins) => Promise<void>): Promise<void> {
  const harness = await makeSqlite({ resources: eager })
  try {
    await work(new Twins(harness))
  } finally {
    await harness.dispose()
  }
}

describe('common words', () => {
  test('are those in one of 64 texts at the least, counted once in each, the most common first', () => {
    const texts = Array.from({ length: 128 }, (_, index) => `so So ${index} ${index % 2 === 0 ? 'it' : 'is 東京'}`)
    assert.deepEqual(commonWords(texts), ['so', 'it', 'is', '東京', '京'])
    assert.deepEqual(commonWords([...texts, 'rare', 'rare']).includes('rare'), false)
  })

  test('are chosen once enough was said, and count from the next message on', () =>
    withTwins(async (twins) => {
      await twins.say(0, 0, 2000)
      assert.deepEqual(pairWordsOf(twins.harness), [])
      await twins.say(2000 * SECOND, 2000, ENOUGH - 2000)
      const [history] = await twins.histories()
      const before = await history?.find(1, `n${ENOUGH - 1}`)
      await twins.say(ENOUGH * SECOND, ENOUGH, 300)
      const rows = pairWordsOf(twins.harness)
      assert.deepEqual(
        rows.map(({ word }) => word).toSorted(),
        [...vocabulary.map((word) => word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')), '京'].toSorted(),
      )
      assert.ok(before !== undefined && rows.every(({ since }) => since > before.id))
    }))
})

test('phrases are found as by the plain store: before and after words were chosen, in late fills, and after a restart', () =>
  withTwins(async (twins) => {
    await twins.say(0, 0, ENOUGH)
    await twins.say(ENOUGH * SECOND, ENOUGH, 400)
    assert.ok(pairWordsOf(twins.harness).length > 0)
    // Late ones, before the words count and around that.
    await twins.say(500.5 * SECOND, 10_000, 60)
    await twins.say((ENOUGH - 100.5) * SECOND, 20_000, 200)
    const ask = async (): Promise<void> => {
      const word = fc.constantFrom(...vocabulary, 'nothing', '77')
      const between = fc.constantFrom(' ', ', ')
      const phrase = fc
        .tuple(word, between, word, fc.option(word, { nil: '' }))
        .map(([first, gap, second, third]) => `"${first}${gap}${second} ${third}"`)
      const query = fc.oneof(
        phrase,
        fc.tuple(phrase, fc.oneof(word, phrase)).map((parts) => parts.join(' ')),
      )
      const isSame = fc.asyncProperty(query, fc.constantFrom(7, 100, 1000), async (text, limit) => {
        await twins.find(text, limit)
      })
      await fc.assert(isSame, { numRuns: 60 })
    }
    await ask()
    await twins.harness.reopen()
    await twins.say((ENOUGH + 400) * SECOND, ENOUGH + 400, 300)
    await ask()
    assert.ok((await twins.find('"red green"', 50)).length > 40)
  }))
