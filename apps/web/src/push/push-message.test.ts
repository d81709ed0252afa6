import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMessage } from '@longwire/irc'
import * as fc from 'fast-check'
import { folded, readPush, withoutUnseen } from './push-message.ts'

test('a line to a channel is in the conversation of that channel', () => {
  const line =
    '@time=2026-11-22T09:30:00.000Z;msgid=m\\s1;longwire/network=n1 :bob!b@h PRIVMSG #Home :ada: \u0002look\u0002 \u000304,01here'
  assert.deepEqual(readPush(line), {
    kind: 'said',
    network: 'n1',
    sender: 'bob',
    conversation: '#Home',
    channel: true,
    text: 'ada: look here',
    msgid: 'm 1',
    time: Date.UTC(2026, 10, 22, 9, 30),
  })
})

test('a line to oneself is in the conversation with who said it; an action is what was done', () => {
  const told = readPush(':bob!b@h PRIVMSG ada :\u0001ACTION waves\u0001')
  assert.ok(told?.kind === 'said')
  assert.deepEqual([told.conversation, told.text, told.network, told.time], ['bob', 'waves', undefined, undefined])
})

test('nothing hidden can be read on a locked screen, and nothing turns what stands around it (pitfall 4)', () => {
  const textOf = (text: string) => {
    const told = readPush(`:bob!b@h PRIVMSG #home :${text}`)
    return told?.kind === 'said' ? told.text : undefined
  }
  assert.equal(textOf('it was \u000301,01the butler\u0003, I say'), 'it was ███, I say')
  assert.equal(textOf('\u00031,1a\u0002b\u0002c\u000304d\u000f e'), '███d e')
  assert.equal(textOf('\u0004FF0000,ff0000long ago\u0004 now'), '███ now')
  assert.equal(textOf('\u000399,99seen \u000304,01seen'), 'seen seen')
  assert.equal(textOf('\u202Egnp.exe\u202C \u2066x\u2069 👨‍👩‍👧'), 'gnp.exe x 👨‍👩‍👧')
  assert.equal(withoutUnseen('e\u202Eve · #ho\u2066me'), 'eve · #home')
})

test('what was read elsewhere is told by its conversation', () => {
  assert.deepEqual(readPush('@longwire/network=n1 :bnc MARKREAD #home timestamp=2026-11-22T09:30:00.000Z'), {
    kind: 'read',
    network: 'n1',
    conversation: '#home',
  })
})

test('what is taken back is told by its id, in its conversation', () => {
  const told = (line: string) => readPush(`@longwire/network=n1 ${line}`)
  const known = { kind: 'taken-back', network: 'n1', msgid: 'm1' }
  assert.deepEqual(told(':bob!b@h REDACT #home m1'), { ...known, conversation: '#home' })
  assert.deepEqual(told(':bob!b@h REDACT ada m1'), { ...known, conversation: 'bob' })
})

test('what is not known is nothing, and nothing that comes breaks it', () => {
  assert.equal(readPush('PING :x'), undefined)
  assert.equal(readPush(''), undefined)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => void readPush(line)))
})

test('names and texts come out as they were put in', () => {
  const word = fc.stringMatching(/^[a-z#-][a-z0-9-]{0,8}$/)
  fc.assert(
    fc.property(word, word, fc.stringMatching(/^[ -~]{0,60}$/), (sender, target, text) => {
      const tags = { msgid: text }
      const told = readPush(
        formatMessage({ tags, source: `${sender}!u@h`, command: 'PRIVMSG', params: [target, text] }),
      )
      assert.ok(told?.kind === 'said')
      assert.equal(told.sender, sender)
      assert.equal(told.text, text.trim())
      assert.equal(told.msgid ?? '', text)
    }),
  )
})

test('names that differ in case are the same conversation', () => assert.equal(folded('#Home'), '#home'))
