import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { formatCtcp, parseCtcp } from './ctcp.ts'
import { IrcError } from '../message/error.ts'

describe('ctcp', () => {
  test('is a command and its text between two delimiters', () => {
    assert.deepEqual(parseCtcp('\u0001ACTION waves  to all\u0001'), { command: 'ACTION', text: 'waves  to all' })
    assert.deepEqual(parseCtcp('\u0001version\u0001'), { command: 'VERSION', text: '' })
    assert.deepEqual(parseCtcp('\u0001PING \u0001'), { command: 'PING', text: '' })
  })

  test('the delimiter at the end may be missing (Modern CTCP: message syntax)', () => {
    assert.deepEqual(parseCtcp('\u0001ACTION waves'), { command: 'ACTION', text: 'waves' })
  })

  test('what comes after the end is left out', () => {
    assert.deepEqual(parseCtcp('\u0001PING 1\u0001\u0001PING 2\u0001 hi'), { command: 'PING', text: '1' })
  })

  test('is not there without a command, or further inside the text', () => {
    for (const text of ['', 'hi', '\u0001', '\u0001\u0001', '\u0001 x\u0001', 'hi \u0001PING\u0001'])
      assert.equal(parseCtcp(text), undefined)
  })

  test('refuses a delimiter inside, which would end it early', () => {
    for (const [command, text] of [
      ['ACTION', 'a\u0001b'],
      ['A\u0001', ''],
    ] as const) {
      assert.throws(
        () => formatCtcp(command, text),
        (error) => error instanceof IrcError && error.code === 'forbidden-byte',
      )
    }
    for (const command of ['', 'A B']) {
      assert.throws(
        () => formatCtcp(command, ''),
        (error) => error instanceof IrcError && error.code === 'bad-command',
      )
    }
  })

  test('what was written is read as the same', () => {
    const text = fc.string({ unit: 'grapheme' }).map((value) => value.replaceAll('\u0001', ''))
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{1,10}$/u), text, (command, value) => {
        assert.deepEqual(parseCtcp(formatCtcp(command, value)), { command, text: value })
      }),
    )
  })
})
