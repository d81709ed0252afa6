import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readTyped } from './typed.ts'

test('text is said, two slashes say one, an empty line says nothing', () => {
  assert.deepEqual(readTyped('hello', '#a'), { kind: 'say', text: 'hello' })
  assert.deepEqual(readTyped('//etc', '#a'), { kind: 'say', text: '/etc' })
  assert.equal(readTyped('  ', '#a'), undefined)
})

test('commands are read in any case, with what is optional left out', () => {
  assert.deepEqual(readTyped('/JOIN #a', undefined), { kind: 'intent', intent: { kind: 'join', channel: '#a' } })
  assert.deepEqual(readTyped('/part', '#a'), { kind: 'intent', intent: { kind: 'part', channel: '#a' } })
  assert.deepEqual(readTyped('/msg bob  two  words', '#a'), {
    kind: 'intent',
    intent: { kind: 'say', as: 'privmsg', target: 'bob', text: 'two  words' },
  })
  assert.deepEqual(readTyped('/away', '#a'), { kind: 'intent', intent: { kind: 'set-away', text: undefined } })
  assert.deepEqual(readTyped('/quit', '#a'), { kind: 'quit', reason: undefined })
  assert.deepEqual(readTyped('/query bob', '#a'), { kind: 'target', target: 'bob' })
})

test('/topic is about the current target, unless it names a channel', () => {
  const topic = (channel: string, text: string) => ({
    kind: 'intent',
    intent: { kind: 'set-topic', channel, topic: text },
  })
  assert.deepEqual(readTyped('/topic new and fine', '#a'), topic('#a', 'new and fine'))
  assert.deepEqual(readTyped('/topic #b new', '#a'), topic('#b', 'new'))
  assert.deepEqual(readTyped('/topic b new', undefined), topic('b', 'new'))
  assert.equal(readTyped('/topic #b', '#a')?.kind, 'note')
})

test('a command that does not fit is answered with its usage', () => {
  for (const line of ['/join', '/part', '/msg bob', '/me', '/nick', '/query a b', '/raw']) {
    const typed = readTyped(line, undefined)
    assert.ok(typed?.kind === 'note' && typed.text.startsWith('Usage: /'), line)
  }
})

test('no line makes it throw', () => {
  fc.assert(fc.property(fc.string(), (line) => void readTyped(`/${line}`, '#a')))
  assert.equal(readTyped('/__proto__', '#a')?.kind, 'note')
})
