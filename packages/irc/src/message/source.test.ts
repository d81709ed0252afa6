import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { formatSource, isUserSource, parseSource } from './source.ts'

describe('sources', () => {
  test('a name with a dot is a server, without one a nickname', () => {
    assert.equal(parseSource('irc.example.org'), 'irc.example.org')
    assert.deepEqual(parseSource('ada'), { nickname: 'ada' })
  })

  test('the username begins after the first !, the hostname after the last @', () => {
    assert.deepEqual(parseSource('nick!us@er@host'), { nickname: 'nick', username: 'us@er', hostname: 'host' })
    assert.deepEqual(parseSource('nick!us!er@host'), { nickname: 'nick', username: 'us!er', hostname: 'host' })
    assert.deepEqual(parseSource('nick@ho!st'), { nickname: 'nick', hostname: 'ho!st' })
  })

  test('missing parts stay missing, and empty ones empty', () => {
    assert.deepEqual(parseSource('nick!user'), { nickname: 'nick', username: 'user' })
    assert.deepEqual(parseSource('nick@host'), { nickname: 'nick', hostname: 'host' })
    assert.deepEqual(parseSource('!@'), { nickname: '', username: '', hostname: '' })
  })

  test('isUserSource tells users from servers and from nobody', () => {
    assert.equal(isUserSource(parseSource('ada')), true)
    assert.equal(isUserSource(parseSource('irc.example.org')), false)
    assert.equal(isUserSource(undefined), false)
  })

  test('any source that was read is written as it was', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('!', '@', '.', 'a', '\u0003', '~'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
    })
    fc.assert(
      fc.property(
        text.map((source) => source.replaceAll(/[ \r\n\0]/gu, 'x')),
        (source) => assert.equal(formatSource(parseSource(source)), source),
      ),
    )
  })
})
