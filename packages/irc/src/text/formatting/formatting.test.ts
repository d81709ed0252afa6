import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import * as fc from 'fast-check'
import { formatSpans } from './format-spans.ts'
import { paletteColors } from './palette.ts'
import { parseFormatting, plainText, stripFormatting } from './parse-formatting.ts'
import { type Color, plainStyle, type Span, type Style, sameStyle } from './style.ts'

const span = (text: string, style: Partial<Style> = {}): Span => ({ text, style: { ...plainStyle, ...style } })
const reads = (text: string, ...spans: readonly Span[]): void => assert.deepEqual(parseFormatting(text), spans)

describe('parseFormatting', () => {
  test('plain text is one piece, and no text none', () => {
    reads('hello', span('hello'))
    reads('')
    reads('\u0002\u0002\u000f')
  })

  test('each toggle turns on and off, and reset ends all (Modern IRC formatting: characters)', () => {
    reads('a\u0002b\u0002c', span('a'), span('b', { bold: true }), span('c'))
    reads(
      '\u001da\u001fb\u001ec\u0011d\u0016e\u000ff',
      span('a', { italic: true }),
      span('b', { italic: true, underline: true }),
      span('c', { italic: true, underline: true, strikethrough: true }),
      span('d', { italic: true, underline: true, strikethrough: true, monospace: true }),
      span('e', { italic: true, underline: true, strikethrough: true, monospace: true, reverse: true }),
      span('f'),
    )
  })

  test('the forms of color codes (Modern IRC formatting: forms of color codes)', () => {
    reads('\u00033a\u0003b', span('a', { foreground: 3 }), span('b'))
    reads('\u000303,12a\u0003,b', span('a', { foreground: 3, background: 12 }), span(',b'))
    reads('\u00033,a', span(',a', { foreground: 3 }))
    reads(
      '\u00033,4a\u00035b',
      span('a', { foreground: 3, background: 4 }),
      span('b', { foreground: 5, background: 4 }),
    )
    reads('\u0003123', span('3', { foreground: 12 }))
    reads('\u00031,234', span('4', { foreground: 1, background: 23 }))
    reads('\u000398,16a', span('a', { foreground: 98, background: 16 }))
  })

  test('99 is the reader’s own color', () => {
    reads(
      '\u00034,5a\u000399b\u000304,99c',
      span('a', { foreground: 4, background: 5 }),
      span('b', { background: 5 }),
      span('c', { foreground: 4 }),
    )
  })

  test('hex colors have six digits of any case, or reset (Modern IRC formatting: hex color)', () => {
    reads('\u0004FF00aAa\u0004b', span('a', { foreground: '#ff00aa' }), span('b'))
    reads('\u0004ff00aa,00FF00a', span('a', { foreground: '#ff00aa', background: '#00ff00' }))
    reads('\u0004ff00aa,00FFa', span(',00FFa', { foreground: '#ff00aa' }))
    reads('\u0004ff00', span('ff00'))
  })

  test('the examples of Modern IRC', () => {
    reads(
      'Rules: 5\u000313,8,6\u0003,7,8 \u00029\u0002\u001d!',
      span('Rules: 5'),
      span(',6', { foreground: 13, background: 8 }),
      span(',7,8 '),
      span('9', { bold: true }),
      span('!', { italic: true }),
    )
  })

  test('other control characters are text', () => {
    reads('\u0001a\u001b\t', span('\u0001a\u001b\t'))
  })
})

test('the palette has 83 colors from 16 to 98', () => {
  assert.equal(paletteColors.length, 83)
  for (const color of paletteColors) assert.match(color, /^#[0-9a-f]{6}$/u)
  assert.equal(paletteColors[52 - 16], '#ff0000')
  assert.equal(paletteColors[98 - 16], '#ffffff')
})

const color: fc.Arbitrary<Color | undefined> = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 98 }), fc.constantFrom<Color>('#00ff00', '#a1b2c3')),
  { nil: undefined },
)
const style: fc.Arbitrary<Style> = fc.record({
  bold: fc.boolean(),
  italic: fc.boolean(),
  underline: fc.boolean(),
  strikethrough: fc.boolean(),
  monospace: fc.boolean(),
  reverse: fc.boolean(),
  foreground: color,
  background: color,
})
const colorsOnly: fc.Arbitrary<Style> = fc
  .record({ foreground: color, background: color })
  .map((colors) => ({ ...plainStyle, ...colors }))
/** Text that a color code would like to swallow. */
const words = fc.string({ unit: fc.constantFrom(',', '0', '7', 'a', 'f', 'é', ' '), minLength: 1, maxLength: 9 })
const codes = fc.string({
  unit: fc.constantFrom(
    '\u0002',
    '\u0003',
    '\u0004',
    '\u000f',
    '\u0011',
    '\u0016',
    '\u001d',
    '\u001e',
    '\u001f',
    ',',
    '0',
    '9',
    'a',
    'ff00ee',
    ' ',
  ),
})

describe('formatSpans', () => {
  test('pieces that were written are read as the same', () => {
    const spans = fc.array(
      fc.tuple(words, fc.oneof(style, colorsOnly)).map(([text, look]): Span => ({ text, style: look })),
    )
    fc.assert(
      fc.property(spans, (pieces) => {
        const read = parseFormatting(formatSpans(pieces))
        const merged: Span[] = []
        for (const piece of pieces) {
          const last = merged.at(-1)
          if (last !== undefined && sameStyle(last.style, piece.style))
            merged[merged.length - 1] = { ...last, text: last.text + piece.text }
          else merged.push(piece)
        }
        assert.deepEqual(
          read.map((piece) => ({ ...piece, style: { ...piece.style } })),
          merged.map((piece) => ({ ...piece, style: { ...piece.style } })),
        )
      }),
      { numRuns: 1000 },
    )
  })

  test('any text looks the same after it was read and written', () => {
    fc.assert(
      fc.property(codes, (text) => {
        const spans = parseFormatting(text)
        assert.deepEqual(parseFormatting(formatSpans(spans)), spans)
      }),
      { numRuns: 1000 },
    )
  })

  test('pieces without text are left out', () => {
    assert.equal(formatSpans([span('', { bold: true }), span('a')]), 'a')
  })
})

describe('stripFormatting', () => {
  test('leaves the text alone', () => {
    assert.equal(stripFormatting('\u0002a\u0002\u00034,5b\u0004ff0000c\u000f!'), 'abc!')
    assert.equal(stripFormatting('plain'), 'plain')
  })

  test('is the text of all pieces together', () => {
    fc.assert(
      fc.property(codes, (text) =>
        assert.equal(
          stripFormatting(text),
          parseFormatting(text)
            .map((piece) => piece.text)
            .join(''),
        ),
      ),
    )
  })
})

describe('plainText', () => {
  const shown: readonly (readonly [text: string, plain: string])[] = [
    ['it was \u000301,01the butler\u0003, I say', 'it was ███, I say'],
    ['\u000304,04a\u000305b\u0003c', '███bc'],
    ['\u0004ff0000,FF0000long ago\u000f and far away', '███ and far away'],
    ['\u000301,01\u0016reversed', '███'],
    ['black \u000301,88written\u0003 and \u000398,0white\u0003', 'black ███ and ███'],
    ['\u000304,52the reds differ', 'the reds differ'],
    ['\u000304,01seen\u0003 \u0002bold\u0002', 'seen bold'],
    ['plain', 'plain'],
  ]
  for (const [text, plain] of shown) test(JSON.stringify(text), () => assert.equal(plainText(text), plain))

  test('has nothing of what is hidden, however long it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]+$/), (secret) =>
        assert.equal(plainText(`\u00031,1${secret}\u0003!`), '███!'),
      ),
    )
  })
})
