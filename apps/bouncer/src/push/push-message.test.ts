import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMessage } from '@longwire/irc'
import * as fc from 'fast-check'
import { pushText } from './push-message.ts'

const message = {
  tags: { msgid: 'id-1', time: '2026-01-01T00:00:00.000Z', account: 'bob' },
  source: 'bob!b@h',
  command: 'PRIVMSG',
  params: ['#wire', 'hello ada'],
}

test('“Each push notification MUST contain exactly one IRC message as the payload, without the final CRLF”', () => {
  const text = pushText(message) ?? ''
  assert.doesNotMatch(text, /[\r\n]/)
  assert.deepEqual(parseMessage(text)?.params, message.params)
  assert.equal(parseMessage(text)?.tags.get('account'), 'bob')
})

test('“Servers MUST NOT drop the msgid tag”: others go where they are too long', () => {
  const long = { ...message, tags: { ...message.tags, '+client': 'x'.repeat(4_000) } }
  const text = pushText(long) ?? ''
  assert.ok(Buffer.byteLength(text) <= 3_993)
  const { tags } = parseMessage(text) ?? assert.fail()
  assert.deepEqual([...tags.keys()].toSorted(), ['msgid', 'time'])
})

test('what cannot be said in one line is not said', () => {
  assert.equal(pushText({ ...message, params: ['#wire', 'one\ntwo'] }), undefined)
  assert.equal(pushText({ ...message, params: ['#wire', 'x'.repeat(4_096)] }), undefined)
})

test('whatever the tags, it fits and keeps the msgid', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z+][a-z]{0,8}$/), fc.string({ maxLength: 3_000 })), (tags) => {
      const text = pushText({ ...message, tags: { ...tags, msgid: 'id-1' } }) ?? assert.fail()
      assert.ok(Buffer.byteLength(text) <= 3_993)
      assert.equal(parseMessage(text)?.tags.get('msgid'), 'id-1')
    }),
  )
})
