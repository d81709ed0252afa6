import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stripFormatting } from '@longwire/irc'
import * as fc from 'fast-check'
import { copiedText } from './find-code.ts'
import { piecesOf } from './pieces.ts'

function shape(text: string): readonly string[] {
  return piecesOf(text).map(({ spans, link }) => {
    const said = spans.map((span) => (span.style.bold ? `*${span.text}*` : span.text)).join('')
    return link === undefined ? said : `<${said}|${link.href}>`
  })
}

test('a text without links is one piece', () => {
  assert.deepEqual(shape('good morning'), ['good morning'])
  assert.deepEqual(shape(''), [])
})

test('links stand apart from what is around them', () => {
  assert.deepEqual(shape('see https://example.org/a, or www.example.fi'), [
    'see ',
    '<https://example.org/a|https://example.org/a>',
    ', or ',
    '<www.example.fi|https://www.example.fi/>',
  ])
})

test('formatting inside a link does not cut it', () => {
  assert.deepEqual(shape('\u0002see https://exam\u0002ple.org/ now'), [
    '*see *',
    '<*https://exam*ple.org/|https://example.org/>',
    ' now',
  ])
})

test('what stands between backticks is code, with its backticks, and nothing else is', () => {
  const code = (text: string) =>
    piecesOf(text).flatMap(({ spans }) => spans.filter(({ style }) => style.monospace).map((span) => span.text))
  assert.deepEqual(code('run `npm start` or ``a ` b``'), ['`npm start`', '``a ` b``'])
  assert.deepEqual(code('it is 5` high'), [])
  assert.deepEqual(code('``'), [])
  assert.deepEqual(code('nothing: ` `'), [])
  assert.deepEqual(code('`one\ntwo`'), [])
  assert.deepEqual(code('`a \u0002bold\u0002 b`'), ['`a ', 'bold', ' b`'])
})

test('several lines between fences are a block of code, without the fences; nothing in it is a link', () => {
  const parts = (text: string) =>
    piecesOf(text).map(({ spans, block }) =>
      block === undefined ? spans.map((span) => span.text).join('') : { block },
    )
  assert.deepEqual(parts('```\none\n\n  two\n```'), [{ block: 'one\n\n  two' }])
  assert.deepEqual(parts('look:\n```ts\nfetch("https://example.org")\n```\nor www.example.fi'), [
    'look:',
    { block: 'fetch("https://example.org")' },
    'or ',
    'www.example.fi',
  ])
  assert.deepEqual(parts('```\nno end'), ['```\nno end'])
  assert.deepEqual(parts('```in one line```'), ['```in one line```'])
  assert.deepEqual(parts('````\n```\n````'), [{ block: '```' }])
})

test('of nothing but a block of code, the code is copied', () => {
  assert.equal(copiedText('```js\none\ntwo\n```'), 'one\ntwo')
  assert.equal(copiedText('see\n```\none\n```'), 'see\n```\none\n```')
  assert.equal(copiedText('nothing'), 'nothing')
})

test('what may not be opened stays text', () => {
  assert.deepEqual(shape('javascript://%0aalert(1) file:///etc'), ['javascript://%0aalert(1) file:///etc'])
})

test('the pieces add up to the text, whatever it is', () => {
  const unit = fc.constantFrom(
    'http://',
    'www.a.org',
    '\u0002',
    '\u000304,01',
    '\u000f',
    ' ',
    'a',
    '🥭',
    '\u0004ff0000',
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      const pieces = piecesOf(text)
      const said = pieces.map(({ spans }) => spans.map((span) => span.text).join(''))
      assert.equal(said.join(''), stripFormatting(text))
      assert.ok(said.every((part) => part !== ''))
    }),
  )
})
