import { styleChange } from './formatting/format-spans.ts'
import { parseFormatting } from './formatting/parse-formatting.ts'
import { plainStyle, type Style } from './formatting/style.ts'
import { isupportNumber } from '../isupport/isupport-values.ts'
import { ASSUMED_HOSTNAME_BYTES, ASSUMED_USERNAME_BYTES, MIN_TEXT_BYTES } from '../message/limits.ts'
import type { UserSource } from '../message/source.ts'
import type { IsupportState } from '../session/state.ts'
import { utf8Length } from '../message/utf8.ts'

/**
 * Bytes of text that fit into one message to a target, so that none are cut off when the server sends it on as
 * `:nickname!username@hostname COMMAND target :text`. What is not known of our own source is taken as long as it can be.
 */
export function textBytes(isupport: IsupportState, own: UserSource, command: string, target: string): number {
  const username = own.username === undefined ? usernameBytes(isupport) : utf8Length(own.username)
  const hostname = own.hostname === undefined ? hostnameBytes(isupport) : utf8Length(own.hostname)
  const source = utf8Length(own.nickname) + username + hostname
  return isupport.lineLength - source - utf8Length(command) - utf8Length(target) - ':!@   :\r\n'.length
}

function usernameBytes(isupport: IsupportState): number {
  return isupportNumber(isupport, 'USERLEN') ?? ASSUMED_USERNAME_BYTES
}

function hostnameBytes(isupport: IsupportState): number {
  return isupportNumber(isupport, 'HOSTLEN') ?? ASSUMED_HOSTNAME_BYTES
}

/**
 * Text in pieces of at most `maxBytes` bytes of UTF-8 each (fewer than 48 count as 48). Together they
 * are the same text in the same looks: each piece begins with the formatting that holds there, and no character of the text is
 * lost. A piece ends behind a space where it can, else between graphemes; only a grapheme longer than a piece is cut itself,
 * between code points. Text that fits comes back as it is; line ends are characters like others.
 */
export function splitText(text: string, maxBytes: number): readonly string[] {
  const room = Math.max(maxBytes, MIN_TEXT_BYTES)
  if (utf8Length(text) <= room) return [text]
  const pieces = new Pieces(room)
  for (const word of words(styledGraphemes(text))) pieces.addWord(word)
  return pieces.end()
}

/** What must not be cut: one grapheme, in runs of one style (in a flag of two letters each may have its own). */
type Grapheme = readonly Run[]

interface Run {
  readonly text: string
  readonly style: Style
}

let segmenter: Intl.Segmenter | undefined

function* styledGraphemes(text: string): Generator<Grapheme> {
  // Made when first needed: it takes a millisecond that a program which never splits should not pay.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  const spans = parseFormatting(text)
  let index = 0
  let spanStart = 0
  for (const { segment, index: start } of segmenter.segment(spans.map((span) => span.text).join(''))) {
    const runs: Run[] = []
    let at = start
    while (at < start + segment.length) {
      const span = spans[index]
      if (span === undefined) break
      const spanEnd = spanStart + span.text.length
      const end = Math.min(start + segment.length, spanEnd)
      runs.push({ text: span.text.slice(at - spanStart, end - spanStart), style: span.style })
      at = end
      if (end === spanEnd) {
        index++
        spanStart = spanEnd
      }
    }
    yield runs
  }
}

/** Words, each with the spaces behind it. */
function* words(graphemes: Iterable<Grapheme>): Generator<readonly Grapheme[]> {
  let word: Grapheme[] = []
  let spaced = false
  for (const grapheme of graphemes) {
    const space = grapheme.length === 1 && grapheme[0]?.text === ' '
    if (spaced && !space) {
      yield word
      word = []
    }
    word.push(grapheme)
    spaced = space
  }
  if (word.length > 0) yield word
}

class Pieces {
  readonly #room: number
  readonly #done: string[] = []
  #text = ''
  #bytes = 0
  #style = plainStyle

  constructor(room: number) {
    this.#room = room
  }

  addWord(word: readonly Grapheme[]): void {
    const runs = word.flat()
    if (!this.#fits(runs) && cost(runs, plainStyle) <= this.#room) this.#cut()
    if (this.#fits(runs)) this.#add(runs)
    else for (const grapheme of word) this.#addGrapheme(grapheme)
  }

  end(): readonly string[] {
    this.#cut()
    return this.#done
  }

  #addGrapheme(grapheme: Grapheme): void {
    if (!this.#fits(grapheme)) {
      if (cost(grapheme, plainStyle) > this.#room) return this.#addCodePoints(grapheme)
      this.#cut()
    }
    this.#add(grapheme)
  }

  #addCodePoints(grapheme: Grapheme): void {
    for (const { text, style } of grapheme) {
      for (const codePoint of text) {
        const run = [{ text: codePoint, style }]
        if (!this.#fits(run)) this.#cut()
        this.#add(run)
      }
    }
  }

  #fits(runs: readonly Run[]): boolean {
    return this.#bytes + cost(runs, this.#style) <= this.#room
  }

  #add(runs: readonly Run[]): void {
    this.#bytes += cost(runs, this.#style)
    for (const { text, style } of runs) {
      this.#text += styleChange(this.#style, style, text) + text
      this.#style = style
    }
  }

  #cut(): void {
    if (this.#text !== '') this.#done.push(this.#text)
    this.#text = ''
    this.#bytes = 0
    this.#style = plainStyle
  }
}

/** Bytes of runs with the codes that lead to their styles. */
function cost(runs: readonly Run[], from: Style): number {
  let bytes = 0
  let before = from
  for (const { text, style } of runs) {
    bytes += styleChange(before, style, text).length + utf8Length(text)
    before = style
  }
  return bytes
}
