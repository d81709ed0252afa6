import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { findLinks } from './links.ts'

function links(text: string): readonly string[] {
  return findLinks(text).map(({ start, end }) => text.slice(start, end))
}

describe('links in a text', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
    ['(https://example.org/a_(b)), yes', ['https://example.org/a_(b)']],
    ['[https://example.org/x]', ['https://example.org/x']],
    ['<https://example.org> "irc://host/chan"', ['https://example.org', 'irc://host/chan']],
    ['a:https://[::1]:80/ b', ['https://[::1]:80/']],
    ['www.example.fi and example.fi/päivä', ['www.example.fi', 'example.fi/päivä']],
    ['example.org, mango.please, 1.5, e.g. this', ['example.org']],
    ['mail ada@example.fi or mailto:bob@example.fi!', ['ada@example.fi', 'mailto:bob@example.fi']],
    ['banned ada!~ada@host.example', []],
    ['://nothing http:// a://', []],
    ['so... what?', []],
  ]
  for (const [text, expected] of cases) {
    test(text, () => assert.deepEqual(links(text), expected))
  }

  test('are in order, apart from each other, and hold no blank', () => {
    const unit = fc.constantFrom('http://', 'www.', '.org', 'a', 'b', '/', '.', '@', ')', '(', ' ', '"', ':', '🥭')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (text) => {
        let last = 0
        for (const { start, end } of findLinks(text)) {
          assert.ok(last <= start && start < end && end <= text.length)
          assert.doesNotMatch(text.slice(start, end), /\s/)
          last = end
        }
      }),
    )
  })
})
