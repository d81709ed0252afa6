import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Search, SearchQuery, SearchResult, StoredMessage } from '@longwire/store'
import { findLines } from './find-lines.ts'

const row = (id: number) => ({ id }) as StoredMessage
const line = (one: StoredMessage) => [{ command: 'PRIVMSG', params: ['#wire', String(one.id)] }]

/** Answers as it is told to, and knows what it was asked. */
function record(...answers: readonly SearchResult[]): Search & { readonly asked: SearchQuery[] } {
  const asked: SearchQuery[] = []
  return {
    asked,
    search(query) {
      asked.push(query)
      return Promise.resolve(answers[Math.min(asked.length, answers.length) - 1] as SearchResult)
    },
  }
}

test('a search whose time was up is gone on with, from where it was, until as many are found as were asked for', async () => {
  const long = record(
    { messages: [row(9), row(8)], next: 7, complete: false },
    { messages: [], next: 5, complete: false },
    { messages: [row(4)], next: 4, complete: true },
  )
  const found = await findLines(long, { text: 'wire', limit: 3 }, line)
  assert.deepEqual(
    found.map(({ params }) => params?.[1]),
    ['9', '8', '4'],
  )
  assert.deepEqual(
    long.asked.map(({ limit, cursor }) => [limit, cursor]),
    [
      [3, undefined],
      [1, 7],
      [1, 5],
    ],
  )
})

test('a search is through where there is nothing more, and given up after five rounds', async () => {
  const short = record({ messages: [row(1)], next: undefined, complete: true })
  assert.equal((await findLines(short, { text: '', limit: 100 }, line)).length, 1)
  assert.equal(short.asked.length, 1)
  const endless = record({ messages: [], next: 3, complete: false })
  assert.deepEqual(await findLines(endless, { text: 'wire', limit: 100 }, line), [])
  assert.equal(endless.asked.length, 5)
})
