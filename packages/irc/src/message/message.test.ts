import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { IrcError, type IrcErrorCode } from './error.ts'
import { MAX_TAG_BYTES } from './limits.ts'
import { formatMessage, type Message, type MessageInit, parseMessage } from './message.ts'

function parsed(line: string): Message {
  const message = parseMessage(line)
  assert.ok(message, `no message in ${JSON.stringify(line)}`)
  return message
}

function refuses(code: IrcErrorCode, message: MessageInit): void {
  assert.throws(
    () => formatMessage(message),
    (error) => error instanceof IrcError && error.code === code,
  )
}

describe('parseMessage', () => {
  for (const line of ['', ' ', '@', '@a', '@a ', ':', ':src', ':src ', '@a :src', '@ : ', ':  ', '@ ']) {
    test(`finds no message where there is no command: ${JSON.stringify(line)} (pitfall 28)`, () => {
      assert.equal(parseMessage(line), undefined)
    })
  }

  test('takes a lone @ and a lone colon for no tags and no source (pitfall 28)', () => {
    const message = parsed('@ : PING x')
    assert.equal(message.tags.size, 0)
    assert.equal(message.source, undefined)
    assert.equal(message.command, 'PING')
    assert.deepEqual(message.params, ['x'])
  })

  test('makes the command upper case, and takes numerics as they are', () => {
    assert.equal(parsed('privMsg').command, 'PRIVMSG')
    assert.equal(parsed('001 me :hi').command, '001')
  })

  test('separates by runs of spaces, not by tabs (pitfall 28)', () => {
    assert.deepEqual(parsed('  :a.b   MODE  #x   +n\tb   ').params, ['#x', '+n\tb'])
  })

  test('keeps an empty trailing parameter apart from none (pitfall 28)', () => {
    assert.deepEqual(parsed('AWAY :').params, [''])
    assert.deepEqual(parsed('AWAY').params, [])
  })

  test('takes a colon inside a middle parameter as text', () => {
    assert.deepEqual(parsed('X a:b :c :d').params, ['a:b', 'c :d'])
  })

  test('takes more than 15 parameters', () => {
    const words = Array.from({ length: 40 }, (_, i) => `p${i}`)
    assert.deepEqual(parsed(`X ${words.join(' ')}`).params, words)
  })

  test('reads any line without throwing, and any part of the message then', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(fc.constantFrom('@', ':', ' ', ';', '=', '\\', 'a', '!', '.', '\0', '\r', '\u{1f600}', '\ud800'), {
          maxLength: 60,
        })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (line) => {
        const message = parseMessage(line)
        if (message === undefined) return
        assert.ok(message.command.length > 0)
        assert.ok([...message.tags.keys()].every((key) => key !== ''))
        assert.ok(message.params.slice(0, -1).every((param) => param !== '' && !param.includes(' ')))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('formatMessage', () => {
  test('begins only a last parameter that needs it with a colon', () => {
    const line = (...params: string[]): string => formatMessage({ command: 'X', params })
    assert.equal(line('a', 'b'), 'X a b')
    assert.equal(line('a', 'b c'), 'X a :b c')
    assert.equal(line('a', ''), 'X a :')
    assert.equal(line('a', ':b'), 'X a ::b')
    assert.equal(line(), 'X')
  })

  for (const byte of ['\r', '\n', '\0']) {
    test(`refuses ${JSON.stringify(byte)} wherever it would reach the wire (pitfall 1)`, () => {
      const bad = `a${byte}b`
      refuses('forbidden-byte', { command: bad })
      refuses('forbidden-byte', { command: 'X', params: [bad] })
      refuses('forbidden-byte', { command: 'X', params: [bad, 'x'] })
      refuses('forbidden-byte', { command: 'X', params: [`: ${byte}`] })
      refuses('forbidden-byte', { command: 'X', source: bad })
      refuses('forbidden-byte', { command: 'X', source: { nickname: 'n', username: bad, hostname: 'h' } })
      refuses('forbidden-byte', { command: 'X', tags: { [bad]: '' } })
    })
  }

  test('escapes CR and LF in the value of a tag, and refuses NUL, which has no escape', () => {
    assert.equal(formatMessage({ command: 'X', tags: { a: '\r\n' } }), '@a=\\r\\n X')
    refuses('forbidden-byte', { command: 'X', tags: { a: '\0' } })
  })

  test('refuses what a middle parameter cannot be', () => {
    for (const param of ['', ' ', 'a b', ':a']) refuses('bad-parameter', { command: 'X', params: [param, 'x'] })
  })

  test('refuses a command that is not letters and digits', () => {
    for (const command of ['', ' ', 'A B', ':A', '@A', 'A:', 'É']) refuses('bad-command', { command })
  })

  test('refuses a source that would be read as something else', () => {
    for (const source of [
      '',
      'a b',
      { nickname: '' },
      { nickname: 'a b' },
      { nickname: 'a!b' },
      { nickname: 'a@b' },
      { nickname: 'a', username: 'b@c' },
      { nickname: 'a', hostname: 'b@c' },
    ]) {
      refuses('bad-source', { command: 'X', source })
    }
  })

  test('refuses keys of tags that the line cannot carry', () => {
    for (const key of ['', 'a b', 'a;b', 'a=b']) refuses('bad-tag-key', { command: 'X', tags: { [key]: 'v' } })
  })

  test('lets a client send 4094 bytes of tags and no more, counted in UTF-8 (message-tags: size limit)', () => {
    const fits = 'é'.repeat(2046) // with "a=" 4094 bytes
    assert.equal(formatMessage({ command: 'X', tags: { a: fits } }), `@a=${fits} X`)
    refuses('tags-too-long', { command: 'X', tags: { a: `${fits}b` } })
    assert.ok(formatMessage({ command: 'X', tags: { a: `${fits}b` } }, MAX_TAG_BYTES - 2))
  })

  test('takes tags from a map, a record, and a message that was read', () => {
    const line = '@a=1;b=;a=2;__proto__=x X'
    assert.equal(formatMessage({ command: 'X', tags: new Map([['entries', 'e']]) }), '@entries=e X')
    assert.equal(formatMessage({ command: 'X', tags: { entries: 'e' } }), '@entries=e X')
    assert.equal(formatMessage(parsed(line)), '@a=2;b;__proto__=x X')
    assert.equal(formatMessage({ command: 'X', tags: {} }), 'X')
  })

  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !/[ \r\n\0:]/u.test(text))
  const part = word.filter((text) => !/[!@.]/u.test(text))
  const source = fc.oneof(
    part.map((name) => `${name}.${name}`),
    fc.record({ nickname: part }, { noNullPrototype: true }),
    fc.record({ nickname: part, username: part }, { noNullPrototype: true }),
    fc.record(
      { nickname: part, username: part, hostname: word.filter((text) => !text.includes('@')) },
      { noNullPrototype: true },
    ),
  )
  const key = fc.oneof(
    fc.constantFrom('__proto__', '+draft/reply', 'time', 'entries'),
    part.filter((text) => !/[;=]/u.test(text)),
  )
  const value = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\0', ';'))
  const last = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replaceAll(/[\r\n\0]/gu, ' '))

  test('writes what parseMessage reads as the same message', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, value), { maxLength: 6 }),
        fc.option(source, { nil: undefined }),
        fc.stringMatching(/^([A-Z]{1,12}|[0-9]{3})$/u),
        fc.array(word, { maxLength: 16 }),
        fc.option(last, { nil: undefined }),
        (tags, from, command, words, trailing) => {
          const params = trailing === undefined ? words : [...words, trailing]
          const map = new Map(tags)
          const message = parsed(
            formatMessage({ tags: map, command, params, ...(from === undefined ? {} : { source: from }) }),
          )
          assert.deepEqual(new Map(message.tags), map)
          assert.deepEqual(message.source, from)
          assert.equal(message.command, command)
          assert.deepEqual(message.params, params)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a line that was read and written is read as the same again', () => {
    const unit = fc.constantFrom('@', ':', ' ', ';', '=', '\\', '!', '.', 'a', 'B', '1', 'é', '\u0003', '\t')
    const line = fc.tuple(
      fc.string({ unit, maxLength: 12 }),
      fc.string({ unit, maxLength: 12 }),
      fc.string({ unit, maxLength: 30 }),
    )
    fc.assert(
      fc.property(line, ([tagText, sourceText, rest]) => {
        const text = `@${tagText.replaceAll(' ', '')} :${sourceText.replaceAll(' ', '')} X ${rest}`
        const message = parsed(text)
        const again = parsed(formatMessage(message))
        assert.deepEqual({ ...again, tags: new Map(again.tags) }, { ...message, tags: new Map(message.tags) })
      }),
      { numRuns: 1000 },
    )
  })
})
