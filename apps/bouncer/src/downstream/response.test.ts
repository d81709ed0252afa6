import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMessage, type MessageInit } from '@longwire/irc'
import { BatchReferences, Response } from './response.ts'
import type { Screen } from './screen.ts'

function open(label: string | undefined): { response: Response; lines: string[] } {
  const lines: string[] = []
  const screen: Screen = {
    id: 1,
    view: { network: undefined, nickname: 'ada', capabilities: new Set(), capVersion: 302 },
    change: () => {},
    send: (message) => void lines.push(formatMessage(message).replace(':bouncer.longwire ', '')),
    sendKept: () => assert.fail('nothing of the past is sent here'),
    close: () => {},
  }
  return { response: new Response(screen, label, new BatchReferences()), lines }
}

const notice = (text: string): MessageInit => ({ command: 'NOTICE', params: ['ada', text] })

test('labeled-response: a single message bears the label itself', () => {
  const { response, lines } = open('x')
  response.reply(notice('one'))
  assert.deepEqual(lines, [], 'until it is known to be the only one')
  response.release()
  assert.deepEqual(lines, ['@label=x NOTICE ada one'])
})

test('labeled-response: several messages are in a batch that bears it', () => {
  const { response, lines } = open('x')
  for (const text of ['one', 'two', 'three']) response.reply(notice(text))
  response.release()
  assert.deepEqual(lines, [
    '@label=x BATCH +1 labeled-response',
    '@batch=1 NOTICE ada one',
    '@batch=1 NOTICE ada two',
    '@batch=1 NOTICE ada three',
    'BATCH -1',
  ])
})

test('labeled-response: a command without an answer is answered with ACK', () => {
  const { response, lines } = open('x')
  response.release()
  assert.deepEqual(lines, ['@label=x ACK'])
})

test('labeled-response: a batch that is the whole answer bears the label', () => {
  const { response, lines } = open('x')
  response.replyBatch({ type: 'chathistory', params: ['#a'], messages: [notice('one')] })
  response.release()
  assert.deepEqual(lines, ['@label=x BATCH +1 chathistory #a', '@batch=1 NOTICE ada one', 'BATCH -1'])
})

test('batch: a batch within a batch has its own reference, and names the outer one at its opening', () => {
  const { response, lines } = open('x')
  response.reply(notice('zero'))
  response.replyBatch({ type: 'chathistory', params: ['#a'], messages: [notice('one')] })
  response.release()
  assert.deepEqual(lines, [
    '@label=x BATCH +1 labeled-response',
    '@batch=1 NOTICE ada zero',
    '@batch=1 BATCH +2 chathistory #a',
    '@batch=2 NOTICE ada one',
    'BATCH -2',
    'BATCH -1',
  ])
})

test('an answer is complete when the last one that holds it lets go, and only then', () => {
  const { response, lines } = open('x')
  response.hold()
  response.release()
  assert.deepEqual(lines, [])
  response.reply(notice('late'))
  response.release()
  response.hold()
  response.reply(notice('too late'))
  response.release()
  assert.deepEqual(lines, ['@label=x NOTICE ada late', 'NOTICE ada :too late'])
})

test('without a label everything goes at once', () => {
  const { response, lines } = open(undefined)
  response.reply(notice('one'))
  assert.deepEqual(lines, ['NOTICE ada one'])
  response.release()
  assert.equal(lines.length, 1)
})
