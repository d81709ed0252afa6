import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Row } from '../sql/plan.ts'
import { unread } from '../queries/reading.ts'
import { postgresDialect } from './postgres-dialect.ts'

test('however many unread lines were taken back, the server is asked about all of them at once', () => {
  const counted = { buffer: 1, readUpTo: 0, unread: 120, mentions: 3 }
  const redactions = Array.from({ length: 100 }, (_, index) => ({ buffer: 1, msgid: `m${index}` }))
  const messages = redactions.map((_, at) => ({ index: at + 1, time: 1, id: at + 1, attention: at < 2 ? 2 : 1 }))
  const answers: Row[][] = [[counted], redactions, messages]
  const plan = unread(postgresDialect, [1])
  let step = plan.next()
  while (step.done !== true) step = plan.next(answers.shift() ?? assert.fail('one question more'))
  assert.deepEqual(step.value, [{ buffer: 1, readUpTo: 0, unread: 23, mentions: 1 }])
})
