import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMessage, type MessageInit } from '@longwire/irc'
import { OutgoingBatch } from './outgoing-batch.ts'

const open: MessageInit = { command: 'BATCH', params: ['+1', 'draft/multiline', '#a'] }
const close: MessageInit = { command: 'BATCH', params: ['-1'] }
const ping: MessageInit = { command: 'PING', params: ['x'] }

function said(text: string, batch?: string): MessageInit {
  return { command: 'PRIVMSG', params: ['#a', text], ...(batch !== undefined && { tags: { batch } }) }
}

function taking(batch: OutgoingBatch): (message: MessageInit) => readonly string[] {
  return (message) => batch.take(message, formatMessage(message))
}

const whole = ['BATCH +1 draft/multiline #a', '@batch=1 PRIVMSG #a :one more', 'BATCH -1']

test('the lines of a batch leave together, and others do not wait for them', () => {
  const take = taking(new OutgoingBatch())
  assert.deepEqual(take(said('so be it')), ['PRIVMSG #a :so be it'])
  assert.deepEqual(take(open), [])
  assert.deepEqual(take(ping), ['PING x'])
  assert.deepEqual(take(said('one more', '1')), [])
  assert.deepEqual(take(close), whole)
  assert.deepEqual(take(said('so be it')), ['PRIVMSG #a :so be it'])
})

test('what was begun and never ended is forgotten with the next batch', () => {
  const take = taking(new OutgoingBatch())
  assert.deepEqual([open, said('never sent', '1'), open, said('one more', '1')].flatMap(take), [])
  assert.deepEqual(take(close), whole)
})
