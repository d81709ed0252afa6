import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import {
  applyIsupport,
  escapeIsupportValue,
  initialIsupport,
  isupportTokens,
  readNumber,
  unescapeIsupportValue,
} from './isupport.ts'
import { LINE_BYTES, MAX_ISUPPORT_TOKENS, MAX_LINE_BYTES } from '../message/limits.ts'
import { parseMessage } from '../message/message.ts'
import type { IsupportState } from '../session/state.ts'

const after = (...tokens: string[]): IsupportState => applyIsupport(initialIsupport, tokens)

describe('isupport (pitfall 25)', () => {
  test('before anything was said, RFC 1459 holds', () => {
    assert.equal(initialIsupport.casemapping, 'rfc1459')
    assert.equal(initialIsupport.channelTypes, '#&')
    assert.deepEqual(initialIsupport.prefixes, [
      ['o', '@'],
      ['v', '+'],
    ])
    assert.equal(initialIsupport.lineLength, LINE_BYTES)
    assert.equal(initialIsupport.networkName, undefined)
  })

  test('reads several lines of 005, whose last word may be a token without a value', () => {
    const lines = [
      ':irc.example.org 005 ada CHANTYPES=# CHANMODES=eIbq,k,flj,CFLMPQScgimnprstuz CASEMAPPING=ascii NICKLEN=30 :are supported by this server',
      ':irc.example.org 005 ada PREFIX=(qaohv)~&@%+ STATUSMSG=@+ NETWORK=Example\\x20Net LINELEN=2048 WHOX',
    ]
    let state = initialIsupport
    for (const line of lines) state = applyIsupport(state, isupportTokens(parseMessage(line)?.params ?? []))
    assert.equal(state.casemapping, 'ascii')
    assert.equal(state.channelTypes, '#')
    assert.deepEqual(state.channelModes, ['eIbq', 'k', 'flj', 'CFLMPQScgimnprstuz'])
    assert.deepEqual(state.prefixes[0], ['q', '~'])
    assert.equal(state.prefixes.length, 5)
    assert.equal(state.statusMessagePrefixes, '@+')
    assert.equal(state.networkName, 'Example Net')
    assert.equal(state.lineLength, 2048)
    assert.equal(state.nicknameLength, 30)
    assert.equal(state.tokens.get('WHOX'), '')
    assert.equal(state.tokens.has('are supported by this server'), false)
  })

  test('a token with a minus takes one back, and its default holds again', () => {
    const state = applyIsupport(after('CASEMAPPING=ascii', 'NETWORK=x', 'WHOX'), [
      '-CASEMAPPING',
      '-NETWORK',
      '-NEVERSAID',
    ])
    assert.equal(state.casemapping, 'rfc1459')
    assert.equal(state.networkName, undefined)
    assert.deepEqual([...state.tokens.keys()], ['WHOX'])
  })

  test('PREFIX may grow later', () => {
    const state = applyIsupport(after('PREFIX=(ov)@+'), ['PREFIX=(Yqaohv)!~&@%+'])
    assert.deepEqual(state.prefixes.map(([, prefix]) => prefix).join(''), '!~&@%+')
  })

  test('an empty PREFIX means no ranks, a malformed one is not taken', () => {
    assert.deepEqual(after('PREFIX=').prefixes, [])
    assert.deepEqual(after('PREFIX').prefixes, [])
    assert.deepEqual(after('PREFIX=@+').prefixes, initialIsupport.prefixes)
    assert.deepEqual(after('PREFIX=(ovx)@+').prefixes, [
      ['o', '@'],
      ['v', '+'],
    ])
  })

  test('CHANMODES may have fewer or more kinds than four, and CHANTYPES none', () => {
    assert.deepEqual(after('CHANMODES=b,k').channelModes, ['b', 'k', '', ''])
    assert.deepEqual(after('CHANMODES=b,k,l,imn,X,Y').channelModes, ['b', 'k', 'l', 'imn'])
    assert.equal(after('CHANTYPES=').channelTypes, '')
  })

  test('an unknown casemapping folds only what is certain', () => {
    assert.equal(after('CASEMAPPING=rfc7613').casemapping, 'ascii')
    assert.equal(after('CASEMAPPING=rfc1459-strict').casemapping, 'rfc1459-strict')
    assert.equal(after('CASEMAPPING=strict-rfc1459').casemapping, 'rfc1459-strict')
  })

  test('LINELEN counts only where it is a sane number', () => {
    assert.equal(after('LINELEN=100').lineLength, LINE_BYTES)
    assert.equal(after('LINELEN=soon').lineLength, LINE_BYTES)
    assert.equal(after('LINELEN=999999999').lineLength, MAX_LINE_BYTES)
  })

  test('the same state comes back where nothing changed', () => {
    const state = after('WHOX', 'NETWORK=x')
    assert.equal(applyIsupport(state, ['WHOX', 'NETWORK=x', '-OTHER', '=', '']), state)
  })

  test('the state before stays as it was', () => {
    const state = after('WHOX')
    applyIsupport(state, ['NETWORK=x', '-WHOX'])
    assert.deepEqual([...state.tokens], [['WHOX', '']])
  })

  test('a value may hold equals signs, and a key be __proto__', () => {
    assert.equal(after('X=a=b').tokens.get('X'), 'a=b')
    assert.equal(after('__proto__=1').tokens.get('__proto__'), '1')
  })

  test('a server cannot make us keep any number of tokens (pitfall 15)', () => {
    const state = after(...Array.from({ length: MAX_ISUPPORT_TOKENS + 10 }, (_, i) => `T${i}`))
    assert.equal(state.tokens.size, MAX_ISUPPORT_TOKENS)
    assert.equal(applyIsupport(state, ['T0=1']).tokens.get('T0'), '1')
  })

  test('escapes of printable ASCII are undone in one pass, others stay', () => {
    assert.equal(unescapeIsupportValue('a\\x20b\\x3Dc\\x5Cx20'), 'a b=c\\x20')
    assert.equal(unescapeIsupportValue('\\x0A\\x00\\x80\\xg0\\x2'), '\\x0A\\x00\\x80\\xg0\\x2')
    assert.equal(unescapeIsupportValue('\\\\x41\\x'), '\\A\\x')
  })

  test('a value that was escaped is a word without an equals sign, and comes back as it was', () => {
    const text = fc.string({
      unit: fc.oneof(fc.constantFrom(' ', '\\', '=', 'x', '2', '0', 'A'), fc.string({ minLength: 1, maxLength: 1 })),
    })
    fc.assert(
      fc.property(text, (value) => {
        const escaped = escapeIsupportValue(value)
        assert.ok(!/[ =]/u.test(escaped))
        assert.equal(unescapeIsupportValue(escaped), value)
      }),
    )
  })

  test('any tokens are taken without throwing', () => {
    const token = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(
          fc.constantFrom('PREFIX', 'CHANMODES', 'CASEMAPPING', 'LINELEN', 'CHANTYPES', '-PREFIX'),
          fc.string({ unit: fc.constantFrom('(', ')', ',', '=', '\\', 'x', '0', 'o', '@') }),
        )
        .map((parts) => parts.join('=')),
    )
    fc.assert(
      fc.property(fc.array(token), (tokens) => {
        const state = after(...tokens)
        assert.ok(state.lineLength >= LINE_BYTES)
        assert.ok(state.prefixes.every((pair) => pair.every((character) => character.length === 1)))
      }),
    )
  })

  test('a number is decimal digits and nothing else', () => {
    assert.equal(readNumber('0'), 0)
    assert.equal(readNumber('0120'), 120)
    for (const value of [undefined, '', '-1', '1.5', ' 1', '0x10', '1e3', '9999999999'])
      assert.equal(readNumber(value), undefined)
  })
})
