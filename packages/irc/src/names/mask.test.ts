import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { fold } from './casemapping.ts'
import { compileMask, completeMask, escapeMask, maskedText, matchesMask } from './mask.ts'

/** The meaning of a mask, as simply as it can be said. */
function means(mask: string, text: string): boolean {
  if (mask === '') return text === ''
  if (mask.startsWith('*')) return means(mask.slice(1), text) || (text !== '' && means(mask, text.slice(1)))
  if (text === '') return false
  if (mask.startsWith('?')) return means(mask.slice(1), text.slice(1))
  const escaped = /^\\[*?\\]/u.test(mask)
  return mask.charAt(escaped ? 1 : 0) === text.charAt(0) && means(mask.slice(escaped ? 2 : 1), text.slice(1))
}

describe('masks', () => {
  test('match the whole text, with brackets as themselves', () => {
    assert.equal(matchesMask('cool[guy]!*@*', 'cool[guy]!a@example.com', 'ascii'), true)
    assert.equal(matchesMask('cool[guy]!*@*', 'coolg!a@example.com', 'ascii'), false)
    assert.equal(matchesMask('ada', 'adam', 'ascii'), false)
    assert.equal(matchesMask('', '', 'ascii'), true)
    assert.equal(matchesMask('*', '', 'ascii'), true)
    assert.equal(matchesMask('?', '', 'ascii'), false)
  })

  test('compare by the casemapping', () => {
    assert.equal(matchesMask('A[da]\\~!*@*', 'a{DA}|^!u@h', 'rfc1459'), true)
    assert.equal(matchesMask('A[da]!*@*', 'a{DA}!u@h', 'ascii'), false)
  })

  test('take escaped wildcards as they are, and other backslashes too', () => {
    assert.equal(matchesMask('a\\*b', 'a*b', 'ascii'), true)
    assert.equal(matchesMask('a\\*b', 'axb', 'ascii'), false)
    assert.equal(matchesMask('a\\?', 'a?', 'ascii'), true)
    assert.equal(matchesMask('a\\\\*', 'a\\bc', 'ascii'), true)
    assert.equal(matchesMask('a\\b\\', 'a\\b\\', 'ascii'), true)
  })

  test('a question mark is one character, also beyond the first plane', () => {
    assert.equal(matchesMask('a?b', 'a\u{1f600}b', 'ascii'), true)
    assert.equal(matchesMask('a??b', 'a\u{1f600}b', 'ascii'), false)
  })

  test('mean the same as the simplest matcher', () => {
    const mask = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '\\'), maxLength: 10 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '\\'), maxLength: 10 })
    fc.assert(
      fc.property(mask, text, (pattern, value) =>
        assert.equal(matchesMask(pattern, value, 'ascii'), means(pattern, value)),
      ),
      { numRuns: 5000 },
    )
  })

  test('an escaped text matches itself alone', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'B', '*', '?', '\\', '\u{1f600}'), maxLength: 8 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const test1 = compileMask(escapeMask(one), 'ascii')
        assert.equal(test1(one), true)
        assert.equal(test1(other), fold(one, 'ascii') === fold(other, 'ascii'))
      }),
    )
  })

  test('a mask made to be slow is answered: the work grows with the text, not with its power', () => {
    assert.equal(matchesMask(`${'*a'.repeat(50)}b`, 'a'.repeat(20_000), 'ascii'), false)
    assert.equal(matchesMask(`${'*'.repeat(5000)}b`, 'a'.repeat(5000), 'ascii'), false)
  })

  test('completeMask adds the parts that a person leaves out', () => {
    assert.equal(completeMask('ada'), 'ada!*@*')
    assert.equal(completeMask('ada!~a'), 'ada!~a@*')
    assert.equal(completeMask('~a@host'), '*!~a@host')
    assert.equal(completeMask('*.example.org'), '*!*@*.example.org')
    assert.equal(completeMask('2001:db8::1'), '*!*@2001:db8::1')
    assert.equal(completeMask('a!b@c'), 'a!b@c')
  })

  test('maskedText has the three parts, unknown ones empty', () => {
    assert.equal(maskedText({ nickname: 'ada', username: '~a', hostname: 'h' }), 'ada!~a@h')
    assert.equal(maskedText({ nickname: 'ada' }), 'ada!@')
  })
})
