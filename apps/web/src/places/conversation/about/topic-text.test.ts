import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { charactersOver, topicText } from './topic-text.ts'

test('formatting of a topic is changed by its marks', () => {
  const topic = topicText('\u0002Longwire\u0002: see \u0011npm start\u0011')
  assert.equal(topic.text, '**Longwire**: see `npm start`')
  assert.equal(topic.set('**Longwire** is\n *here*'), '\u0002Longwire\u0002 is \u001dhere\u001d')
})

test('a topic that marks cannot say stays as it is', () => {
  for (const text of ['\u000304red\u0003 and \u0002bold\u0002', 'use *this* or `that`']) {
    const topic = topicText(text)
    assert.equal(topic.text, text)
    assert.equal(topic.set(`${text} **x**`), `${text} **x**`)
  }
})

test('a topic that is not changed is the same', () => {
  const codes = fc.constantFrom('\u0002', '\u0003', '\u000304', '\u001d', '*', '**', '`', '|', '\\', ' ', 'a', 'b')
  fc.assert(
    fc.property(fc.array(codes), (parts) => {
      const topic = parts.join('').trim()
      assert.equal(topicText(topic).set(topicText(topic).text), topic)
    }),
  )
})

test('what does not fit is counted in characters, though networks count bytes', () => {
  assert.equal(charactersOver('tea', 3), 0)
  assert.equal(charactersOver('tëa', 3), 1)
  assert.equal(charactersOver('tëë', 3), 1)
  assert.equal(charactersOver('a👍👍', 8), 1)
})
