import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { escapeTagValue, unescapeTagValue } from './tag-value.ts'
import { NO_TAGS, parseTags } from './tags.ts'

describe('tags', () => {
  test('a tag without a value and one with an empty value have the empty string', () => {
    assert.deepEqual(
      [...parseTags('a;b=;c=d')],
      [
        ['a', ''],
        ['b', ''],
        ['c', 'd'],
      ],
    )
  })

  test('of a key that is given twice the last value counts (message-tags: rules for receiving)', () => {
    assert.deepEqual(
      [...parseTags('a=1;b=2;a;b=3')],
      [
        ['a', ''],
        ['b', '3'],
      ],
    )
  })

  test('a vendored key is another key, and __proto__ is one like any other (pitfall 28)', () => {
    const tags = parseTags('x/a=1;a=2;__proto__=3;constructor')
    assert.equal(tags.get('x/a'), '1')
    assert.equal(tags.get('a'), '2')
    assert.equal(tags.get('__proto__'), '3')
    assert.equal(tags.get('constructor'), '')
    assert.equal(tags.get('toString'), undefined)
  })

  test('tags without a key are left out, and further equals signs belong to the value', () => {
    assert.deepEqual([...parseTags(';;=x;a=b=c;')], [['a', 'b=c']])
  })

  test('an escape is read in one pass; unknown ones lose their backslash, and so does the end', () => {
    assert.equal(unescapeTagValue('\\:\\s\\\\\\r\\n'), '; \\\r\n')
    assert.equal(unescapeTagValue('a\\\\nb'), 'a\\nb')
    assert.equal(unescapeTagValue('\\b\\1'), 'b1')
    assert.equal(unescapeTagValue('a\\'), 'a')
    assert.equal(unescapeTagValue('\\\u{1f600}'), '\u{1f600}')
  })

  test('any value survives escaping and needs nothing that a line cannot carry', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.constantFrom('\\', ';', ' ', '\r', '\n', ':', 's', 'n'),
            fc.string({ unit: 'grapheme', maxLength: 2 }),
          ),
        }),
        (value) => {
          const text = value.replaceAll('\0', '')
          const escaped = escapeTagValue(text)
          assert.ok(!/[; \r\n\0]/u.test(escaped))
          assert.equal(unescapeTagValue(escaped), text)
        },
      ),
    )
  })

  test('looking for one tag finds what taking all apart finds', () => {
    const raw = fc.string({ unit: fc.constantFrom('a', 'b', ';', '=', '\\', 's', 'ab') })
    fc.assert(
      fc.property(raw, raw, (text, other) => {
        const tags = parseTags(text)
        const all = new Map(tags)
        for (const key of [other, 'a', 'b', 'ab', '', 'a=b', ...all.keys()]) {
          assert.equal(tags.get(key), all.get(key))
          assert.equal(tags.has(key), all.has(key))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('is a read-only map in every respect', () => {
    const tags = parseTags('a=1;b')
    const seen: unknown[] = []
    tags.forEach((value, key, map) => seen.push([key, value, map === tags]))
    assert.deepEqual(seen, [
      ['a', '1', true],
      ['b', '', true],
    ])
    assert.deepEqual([...tags.keys()], ['a', 'b'])
    assert.deepEqual([...tags.values()], ['1', ''])
    assert.deepEqual([...tags.entries()], [...tags])
    assert.equal(tags.size, 2)
    assert.equal(tags.has('b'), true)
    assert.equal(tags.has('c'), false)
  })

  test('none are the same object always', () => {
    assert.equal(parseTags(''), NO_TAGS)
    assert.equal(NO_TAGS.size, 0)
  })

  test('equal lines compare as equal whether they were looked at or not, and different ones do not', () => {
    const read = parseTags('a=1')
    assert.equal(read.get('a'), '1')
    assert.deepEqual(read, parseTags('a=1'))
    assert.notDeepEqual(read, parseTags('a=2'))
  })
})
