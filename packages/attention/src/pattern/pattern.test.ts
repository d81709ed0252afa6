import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import type { TextRange } from '../text-range.ts'
import { Pattern } from './pattern.ts'
import { MAX_PATTERN_LENGTH, MAX_PATTERN_STEPS, type PatternProblem } from './problem.ts'

const plenty = (): { left: number } => ({ left: 10_000_000 })

function compiled(source: string, caseSensitive = false): Pattern {
  const pattern = Pattern.compile(source, caseSensitive)
  if (!(pattern instanceof Pattern)) assert.fail(`${source}: ${pattern.userText}`)
  return pattern
}

function checkPattern(source: string): PatternProblem | undefined {
  const pattern = Pattern.compile(source)
  return pattern instanceof Pattern ? undefined : pattern
}

function found(source: string, text: string): readonly string[] {
  const ranges = compiled(source).findAll(text, plenty())
  return ranges.map(({ start, end }) => text.slice(start, end))
}

describe('a pattern', () => {
  test('finds the first match, and there the longest', () => {
    assert.deepEqual(found('go|go home', 'we go home, go'), ['go home', 'go'])
    assert.deepEqual(found('a+?', 'caat'), ['aa'])
    assert.deepEqual(found('b|abc|a', 'xabcb'), ['abc', 'b'])
  })

  test('never finds the empty text', () => {
    assert.deepEqual(found('a*', 'bbb'), [])
    assert.deepEqual(found('^$', ''), [])
    assert.deepEqual(found('', 'abc'), [])
  })

  test('knows words and boundaries of every script', () => {
    assert.deepEqual(found('\\b\\w+\\b', 'žluťoučký kůň, 馬'), ['žluťoučký', 'kůň', '馬'])
    assert.deepEqual(found('\\bkůň', 'rekůň'), [])
    assert.deepEqual(found('\\B𝒳', 'a𝒳'), ['𝒳'])
  })

  test('does not look at case unless it is asked to', () => {
    assert.deepEqual(found('ÉLAN', 'élan'), ['élan'])
    assert.equal(compiled('IT', true).find('is it on?', 0, plenty()), undefined)
  })

  test('takes ^ and $ at every line', () => {
    assert.deepEqual(found('^b+$', 'a\nbb\nc'), ['bb'])
  })

  test('counts in UTF-16 units and never cuts a pair', () => {
    assert.deepEqual(compiled('.').findAll('🥭a', plenty()), [
      { start: 0, end: 2 },
      { start: 2, end: 3 },
    ])
  })

  const atoms: readonly (readonly [string, string, readonly string[]])[] = [
    ['\\d{2,3}', '1 22 4444', ['22', '444']],
    ['[a-c_-]+', 'xa-b_d', ['a-b_']],
    ['[^a-c]+', 'abxyc', ['xy']],
    ['[\\w-]+', 'one-two three', ['one-two', 'three']],
    ['[!-\\d]+', 'a!-1b', ['!-1']],
    ['[\\]\\\\[]+', 'a[]\\b', ['[]\\']],
    ['\\p{Lu}\\u{1F96D}\\x41', 'Ä🥭a', ['Ä🥭a']],
    ['a{,2}b{', 'xa{,2}b{', ['a{,2}b{']],
    ['(?<name>ab)(?:c|d)', 'abd abc', ['abd', 'abc']],
    ['\\-\\/\\@', '-/@', ['-/@']],
    ['a\\tb', 'a\tb', ['a\tb']],
  ]
  for (const [source, text, expected] of atoms) {
    test(`reads ${source}`, () => assert.deepEqual(found(source, text), expected))
  }
})

describe('what cannot be a pattern is told to the person', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['(', 'syntax'],
    [')', 'syntax'],
    ['a(b', 'syntax'],
    ['[a', 'syntax'],
    ['*a', 'syntax'],
    ['a**', 'syntax'],
    ['^*', 'syntax'],
    ['a{3,2}', 'syntax'],
    ['\\', 'syntax'],
    ['\\q', 'syntax'],
    ['[z-a]', 'syntax'],
    ['\\p{Nonsense}', 'syntax'],
    ['(a)\\1', 'unsupported'],
    ['(?=a)', 'unsupported'],
    ['(?<!a)b', 'unsupported'],
    ['(?i)a', 'unsupported'],
    ['[\\W]', 'unsupported'],
    ['a'.repeat(MAX_PATTERN_LENGTH + 1), 'too-long'],
    [`a{${MAX_PATTERN_STEPS}}`, 'too-complex'],
    ['((((a{99}){99}){99}){99}){99}', 'too-complex'],
    ['('.repeat(60) + ')'.repeat(60), 'too-complex'],
  ]
  for (const [source, code] of faults) {
    test(`${source.slice(0, 30)} is ${code}`, () => assert.equal(checkPattern(source)?.code, code))
  }

  test('any text is either a pattern or has a problem', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...Array.from('ab(|)[]{}?*+\\^$-,09')) }),
        ),
        (source) => {
          const problem = checkPattern(source)
          if (problem !== undefined) assert.ok(problem.userText.length > 0 && problem.at <= source.length)
        },
      ),
    )
  })

  test('nothing repeated any number of times does not take that long', () => {
    assert.equal(checkPattern('(((){999999}){999999}){999999}'), undefined)
  })
})

describe('the time of a search', () => {
  /** What takes a backtracking search exponential or quadratic time. */
  const traps: readonly (readonly [string, string])[] = [
    ['(a+)+$', `${'a'.repeat(4000)}b`],
    ['(a|a)*c', 'a'.repeat(4000)],
    ['(a*)*b', 'a'.repeat(4000)],
    ['(.*,){10}z', ','.repeat(4000)],
    ['(x+x+)+y', 'x'.repeat(4000)],
  ]
  for (const [source, text] of traps) {
    test(`${source} takes no more steps than its instructions times the characters`, () => {
      const budget = { left: 3 * MAX_PATTERN_STEPS * text.length }
      compiled(source).find(text, 0, budget)
      assert.ok(budget.left > 0)
    })
  }

  test('a search for all matches ends with the budget', () => {
    // Every “a” is a match, but only the end of the text tells that no longer one begins there.
    const budget = { left: 100_000 }
    const ranges = compiled('a|.*b').findAll('a'.repeat(4000), budget)
    assert.ok(budget.left <= 0)
    assert.ok(ranges.length > 0 && ranges.length < 4000)
  })
})

describe('against the platform, on patterns that it can run', () => {
  const leaf = fc.constantFrom('a', 'b', '.', '\\w', '\\W', '[ab]', '[^a]', '-', '\\b', '\\B', '^', '$', '_', '')
  const { source: patterns } = fc.letrec<{ source: string }>((tie) => ({
    source: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.tuple(tie('source'), tie('source')).map(([a, b]) => `${a}${b}`),
      fc.tuple(tie('source'), tie('source')).map(([a, b]) => `(?:${a}|${b})`),
      fc
        .tuple(tie('source'), fc.constantFrom('*', '+', '?', '{2}', '{0,2}', '{1,}', '*?', '+?'))
        .map(([a, q]) => `(?:${a})${q}`),
    ),
  }))
  const texts = fc.string({ unit: fc.constantFrom(...Array.from('abA_ -\n')), maxLength: 7 })

  /** The first, longest, not empty match, by asking about every piece of the text. */
  function expected(source: string, text: string): TextRange | undefined {
    for (let start = 0; start < text.length; start++) {
      for (let end = text.length; end > start; end--) {
        const rest = text.length - end
        const exact = new RegExp(`(?:${source})(?=[^]{${rest}})(?![^]{${rest + 1}})`, 'imuy')
        exact.lastIndex = start
        if (exact.test(text)) return { start, end }
      }
    }
    return undefined
  }

  test('finds the same', () => {
    fc.assert(
      fc.property(patterns, texts, (source, text) => {
        const pattern = Pattern.compile(source)
        fc.pre(pattern instanceof Pattern)
        if (pattern instanceof Pattern) assert.deepEqual(pattern.find(text, 0, plenty()), expected(source, text))
      }),
      { numRuns: 3000 },
    )
  })
})
