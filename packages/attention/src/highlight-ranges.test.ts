import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Casemapping, stripFormatting } from '@longwire/irc'
import * as fc from 'fast-check'
import { compileRules } from './whole-rules.ts'
import { highlightRanges } from './highlight-ranges.ts'
import { findLinks } from './links.ts'
import type { HighlightRule } from './rules.ts'
import { within } from './text-range.ts'

interface Setting {
  readonly nickname?: string
  readonly casemapping?: Casemapping
  readonly channel?: string
  readonly ownNickname?: boolean
}

function marked(text: string, highlights: readonly HighlightRule[], setting: Setting = {}): readonly string[] {
  const { nickname = 'mango', casemapping = 'rfc1459', channel = '#fruit', ownNickname = true } = setting
  const rules = compileRules({ highlights, ignores: [], buffers: new Map(), ownNickname }, { nickname, casemapping })
  assert.deepEqual(rules.problems, [])
  const plain = stripFormatting(text)
  return highlightRanges(text, rules, channel).map(({ start, end }) => plain.slice(start, end))
}

const word = (pattern: string, more: Partial<HighlightRule> = {}): HighlightRule => ({ kind: 'word', pattern, ...more })
const regex = (pattern: string, more: Partial<HighlightRule> = {}): HighlightRule => ({
  kind: 'regex',
  pattern,
  ...more,
})

describe('the own nickname (PITFALL 43)', () => {
  const calls: readonly string[] = [
    'mango',
    'mango: hi',
    'hi, Mango!',
    '@mango',
    "mango's tree",
    'mango’s tree',
    "l'mango",
    'mango:n puu',
    '[mango]',
    '(mango)',
    '`mango`',
    '*mango*',
    '<mango> said it',
    'mango--',
    'well--mango--yes',
    '[note]mango: look',
    'mango?no',
    'mango/papaya',
    'mango!~m@host.example joined',
    'mango.please look',
    'mangoさん、こんにちは',
    'こんにちはmango',
    'mango님',
    'mango🥭',
    'm\u0002an\u000304go\u0002: hi',
  ]
  for (const text of calls) test(`is called by ${JSON.stringify(text)}`, () => assert.equal(marked(text, []).length, 1))

  const others: readonly string[] = [
    'mangos',
    'mangoose',
    'xmango',
    'mango_',
    '_mango',
    'mango2',
    'mango-2',
    'ex-mango',
    'mango[m]',
    'mango|away',
    'work|mango',
    'mango^2',
    '#mango',
    'mangó',
    'mango\u0301',
    'жmango',
    'm\u200bango',
    'mango\u200bx',
    'https://example.org/mango',
    'www.example.org/?q=mango',
    'example.org/mango',
    'mango.org',
    'write to mango@example.org',
  ]
  for (const text of others)
    test(`is not called by ${JSON.stringify(text)}`, () => assert.deepEqual(marked(text, []), []))

  test('is compared by the casemapping of the network', () => {
    assert.deepEqual(marked('hi {a\\}~', [], { nickname: '[A|]^' }), ['{a\\}~'])
    assert.deepEqual(marked('hi {a\\}~', [], { nickname: '[A|]~', casemapping: 'rfc1459-strict' }), ['{a\\}~'])
    assert.deepEqual(marked('hi {a\\}~', [], { nickname: '[A|]^', casemapping: 'rfc1459-strict' }), [])
    assert.deepEqual(marked('hi {a}', [], { nickname: '[a]', casemapping: 'ascii' }), [])
  })

  test('may be of any script, and may end in a symbol', () => {
    assert.deepEqual(marked('Želva, žELVA', [], { nickname: 'želva', casemapping: 'ascii' }), ['Želva', 'žELVA'])
    assert.deepEqual(marked('žželva', [], { nickname: 'želva', casemapping: 'ascii' }), [])
    assert.deepEqual(marked('黒猫さん', [], { nickname: '黒猫' }), ['黒猫'])
    assert.deepEqual(marked('mango^: hi', [], { nickname: 'mango^' }), ['mango^'])
    assert.deepEqual(marked('mango^x: hi', [], { nickname: 'mango^' }), [])
  })

  test('can be switched off', () => {
    assert.deepEqual(marked('mango', [], { ownNickname: false }), [])
  })
})

describe('words', () => {
  test('stand by themselves, in any case', () => {
    assert.deepEqual(marked('Rust, trust, rusty, rust-lang, RUST’s', [word('rust')]), ['Rust', 'rust', 'RUST'])
    assert.deepEqual(marked('ΟΔΌΣ οδός', [word('οδός')]), ['ΟΔΌΣ', 'οδός'])
  })

  test('are found however their accents are spelled', () => {
    assert.deepEqual(marked('cafe\u0301', [word('caf\u00e9')]), ['cafe\u0301'])
    assert.deepEqual(marked('caf\u00e9', [word('cafe\u0301')]), ['caf\u00e9'])
  })

  test('may be symbols and emoji, which are never cut', () => {
    assert.deepEqual(marked('I like c++11 and🥭juice', [word('c++'), word('🥭')]), ['c++', '🥭'])
    assert.deepEqual(marked('👩‍💻 👩🏽 👩', [word('👩')]), ['👩'])
    assert.deepEqual(marked('❤️', [word('❤')]), ['❤'])
  })

  test('of scripts without blanks stand between any letters', () => {
    assert.deepEqual(marked('黒猫が寝る', [word('猫')]), ['猫'])
    assert.deepEqual(marked('ฉันชอบมะม่วงมาก', [word('มะม่วง')]), ['มะม่วง'])
  })

  test('are marked by the longest that begins there', () => {
    assert.deepEqual(marked('mango pie', [word('mango  pie')]), ['mango pie'])
    assert.deepEqual(marked('mango pies', [word('mango pie')]), ['mango'])
    assert.deepEqual(marked('a mango pie shop', [word('mango pie'), word('pie shop')]), ['mango pie shop'])
  })

  test('may ask for the very letters', () => {
    assert.deepEqual(marked('it is IT', [word('IT', { caseSensitive: true }), word('is')]), ['is', 'IT'])
  })

  test('are not looked for inside links', () => {
    assert.deepEqual(marked('pie at https://example.org/pie?pie=pie.', [word('pie')]), ['pie'])
  })
})

describe('regular expressions', () => {
  test('match in the text without its formatting', () => {
    assert.deepEqual(marked('\u0002dep\u0002loy 17 failed', [regex('deploy \\d+ failed')]), ['deploy 17 failed'])
  })

  test('may match a whole link, but no part of one', () => {
    const text = 'see https://example.org/issues/12'
    assert.deepEqual(marked(text, [regex('https://example\\.org/\\S+')]), ['https://example.org/issues/12'])
    assert.deepEqual(marked(text, [regex('issues/\\d+')]), [])
  })
})

describe('where rules hold', () => {
  test('a rule with channels holds in these, however they are spelled', () => {
    const rules = [word('pie', { channels: ['#Kitchen[1]'] })]
    assert.deepEqual(marked('pie, mango', rules, { channel: '#kitchen{1}' }), ['pie', 'mango'])
    assert.deepEqual(marked('pie, mango', rules), ['mango'])
  })

  test('what an exception matches is not a mention, and neither is what is inside it', () => {
    const except = { except: true }
    assert.deepEqual(marked('mango juice, mango', [word('mango juice', except)]), ['mango'])
    assert.deepEqual(marked('[bot] mango: 5', [regex('^\\[bot\\].*', except)]), [])
    assert.deepEqual(marked('mango', [word('mango', { ...except, channels: ['#fruit'] })]), [])
    assert.deepEqual(marked('mango', [word('mango', { ...except, channels: ['#other'] })]), ['mango'])
  })

  test('a longer match is not excepted by a part of it', () => {
    assert.deepEqual(marked('go home, go', [word('go home'), word('go'), word('go', { except: true })]), ['go home'])
  })
})

describe('rules that cannot be used', () => {
  test('are told, and the others hold', () => {
    const highlights = [regex('('), word(' '), word('pie'), word('x'.repeat(201)), regex('')]
    const rules = compileRules(
      { highlights, ignores: [], buffers: new Map() },
      { nickname: 'mango', casemapping: 'ascii' },
    )
    assert.deepEqual(
      rules.problems.map(({ index, problem }) => [index, problem.code]),
      [
        [0, 'syntax'],
        [1, 'empty'],
        [3, 'too-long'],
        [4, 'empty'],
      ],
    )
    assert.equal(highlightRanges('pie', rules, '#fruit').length, 1)
  })

  test('are those behind the five hundredth', () => {
    const highlights = Array.from({ length: 501 }, (_, i) => word(`w${i}`))
    const rules = compileRules({ highlights, ignores: [], buffers: new Map() }, { nickname: 'a', casemapping: 'ascii' })
    assert.deepEqual(
      rules.problems.map(({ index, problem }) => [index, problem.code]),
      [[500, 'too-many']],
    )
    assert.equal(highlightRanges('w499 w500', rules, '#fruit').length, 1)
  })
})

describe('in any text', () => {
  const unit = fc.constantFrom(
    'mango',
    'pie',
    'é',
    'e\u0301',
    '🥭',
    '猫',
    'https://',
    'www.',
    '.org',
    '/',
    '.',
    '-',
    '_',
    ' ',
    '\u0002',
    '\u000304',
    '[',
    '}',
    "'",
    '@',
  )
  const rules = compileRules(
    {
      highlights: [
        word('pie'),
        word('mango pie'),
        word('é'),
        word('🥭'),
        word('org'),
        regex('[a-z]+-[a-z]+'),
        regex('pie.*'),
        word('pie-pie', { except: true }),
      ],
      ignores: [],
      buffers: new Map(),
    },
    { nickname: 'mango', casemapping: 'rfc1459' },
  )

  test('ranges are in order, apart, not empty, and count in the plain text', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const plain = stripFormatting(text)
        let last = 0
        for (const { start, end } of highlightRanges(text, rules, '#fruit')) {
          assert.ok(last <= start && start < end && end <= plain.length)
          last = end
        }
        assert.deepEqual(highlightRanges(plain, rules, '#fruit'), highlightRanges(text, rules, '#fruit'))
      }),
    )
  })

  test('no range is a part of a link (PITFALL 43)', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const links = findLinks(stripFormatting(text))
        for (const range of highlightRanges(text, rules, '#fruit')) {
          for (const link of links) assert.ok(!within(range, link) || within(link, range))
        }
      }),
    )
  })

  test('a nickname between blanks is always found, and never with a letter at its side', () => {
    const nickname = fc.stringMatching(/^[a-zA-Z[\]\\`_^{|}][a-zA-Z0-9[\]\\`_^{|}-]{0,10}$/)
    fc.assert(
      fc.property(nickname, fc.constantFrom<Casemapping>('ascii', 'rfc1459', 'rfc1459-strict'), (name, casemapping) => {
        assert.deepEqual(marked(`so ${name.toUpperCase()} ok`, [], { nickname: name, casemapping }), [
          name.toUpperCase(),
        ])
        assert.deepEqual(marked(`${name}é`, [], { nickname: name, casemapping }), [])
        assert.deepEqual(marked(`é${name}`, [], { nickname: name, casemapping }), [])
      }),
    )
  })
})
