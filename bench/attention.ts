// Verdicts a second, by how much a person has set. `node bench/attention.ts`; the texts are made from one seed.
import {
  type AttentionContext,
  type AttentionMessage,
  type AttentionRules,
  compileRules,
  type HighlightRule,
  highlightRanges,
  judge,
} from '@longwire/attention'
import { type Row, reportRows } from './rows.ts'

const MESSAGES = 20_000
const ROUNDS = 15

/** Numbers from 0 to 1, the same at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const vocabulary =
  'the a of to and in is it you that he was for on are with they at be this from have or by one had not but what all were when we there can an your which their said if do will each about how up out them then she many some so these would other into has more two like him see time could no make than first been its who now people my made over did down only way find use may water long little very after words called just where most know привет こんにちは größer https://example.org/page?id=42 build failed 🥭 lol'.split(
    ' ',
  )

function messages(random: () => number, mentions: boolean): readonly AttentionMessage[] {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  return Array.from({ length: MESSAGES }, () => {
    const words = Array.from({ length: 3 + Math.floor(random() * 18) }, () => pick(vocabulary))
    if (mentions && random() < 0.02) words.push('mango')
    const person = Math.floor(random() ** 3 * 400)
    return {
      kind: 'privmsg',
      sender: `nick${person}!~user${person}@host-${person}.example`,
      text: words.join(' '),
      own: false,
      arrival: 'live',
    }
  })
}

function wordRules(count: number): readonly HighlightRule[] {
  const random = seeded(11)
  const letter = (): string => String.fromCharCode(0x61 + Math.floor(random() * 26))
  return Array.from({ length: count }, () => ({ kind: 'word', pattern: Array.from({ length: 7 }, letter).join('') }))
}
const regexes: readonly HighlightRule[] = [
  '\\bdeploy(ed|ing|s)?\\b.*\\bprod(uction)?\\b',
  '\\bbug-\\d{3,}\\b',
  '(foo|bar|baz)+qux',
  '^!alert\\b',
  '\\bman+go+\\b',
].map((pattern) => ({ kind: 'regex', pattern }))
const ignores = (count: number): AttentionRules['ignores'] =>
  Array.from({ length: count }, (_, i) => ({ mask: `*!*@*.bad-${i}.example`, levels: ['all'] }))

function rules(highlights: readonly HighlightRule[], ignored: number): AttentionRules {
  return { highlights, ignores: ignores(ignored), buffers: new Map(), quietHours: [{ from: 22 * 60, to: 7 * 60 }] }
}

const settings: readonly (readonly [string, AttentionRules])[] = [
  ['the nickname alone', rules([], 0)],
  ['10 words, 10 ignores', rules(wordRules(10), 10)],
  ['200 words, 200 ignores', rules(wordRules(200), 200)],
  ['10 words, 10 ignores, 5 regular expressions', rules([...wordRules(10), ...regexes], 10)],
]

const context: AttentionContext = {
  buffer: { kind: 'channel', folded: '#fruit' },
  now: Date.UTC(2026, 0, 1, 12),
  utcOffset: 120,
}
const identity = { nickname: 'mango', casemapping: 'rfc1459' } as const
const said = messages(seeded(7), true)
const bytes = said.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / said.length
console.log(`${MESSAGES} messages of ${bytes.toFixed(0)} bytes in the mean, median of ${ROUNDS} rounds`)

function median(run: () => void): number {
  run()
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    run()
    return performance.now() - start
  })
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

const rows: Row[] = []
for (const [name, set] of settings) {
  const compiled = compileRules(set, identity)
  let called = 0
  const ms = median(() => {
    called = 0
    for (const message of said) called += judge(message, compiled, context).attention === 2 ? 1 : 0
  })
  const rate = Math.round((MESSAGES / ms) * 1000)
  const each = ((ms / MESSAGES) * 1000).toFixed(2)
  rows.push({ work: `a verdict: ${name}`, unit: 'µs', better: 'less', figures: { longwire: (ms / MESSAGES) * 1000 } })
  const compiling = median(() => compileRules(set, identity))
  console.log(
    `${name}: ${rate.toLocaleString('en')} verdicts/s (${each} us), ${called} mentions; compiled in ${compiling.toFixed(2)} ms`,
  )
}

// The worst that a pattern and a text can do: every position begins a way that lives to the end of the text.
const costly = Array.from({ length: 20 }, (): HighlightRule => ({ kind: 'regex', pattern: '(.*,){30}z|(a|a|b)*c' }))
const trap = compileRules(rules(costly, 0), identity)
const worst = median(() => highlightRanges('a,'.repeat(4000), trap, '#fruit'))
console.log(`20 hostile patterns on a text of 8,000 characters: ${worst.toFixed(2)} ms`)
reportRows(rows)
