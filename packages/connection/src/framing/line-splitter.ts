import type { Line } from '@longwire/irc'
import { LineBuffer } from './line-buffer.ts'
import type { LineDecoder } from './line-decoder.ts'
import { REST_BYTES } from './limits.ts'

const LF = 10
const CR = 13

/**
 * Bytes as they come from a socket become lines. A line ends at CR LF, LF or a lone CR; empty lines are dropped; NUL is left to
 * the parser. However the bytes are cut into chunks, the lines are the same. Memory: one line of at most 12,287 bytes.
 * Source: https://modern.ircdocs.horse/#messages
 */
export class LineSplitter {
  readonly #decoder: LineDecoder
  readonly #partial = new LineBuffer()

  constructor(decoder: LineDecoder) {
    this.#decoder = decoder
  }

  /** The lines that this chunk completes. The chunk may be reused afterwards. */
  push(chunk: Uint8Array): Line[] {
    const lines: Line[] = []
    const end = chunk.length
    let start = 0
    while (start < end) {
      let at = start
      let any = 0
      let byte = 0
      while (at < end && (byte = chunk[at] as number) !== LF && byte !== CR) {
        any |= byte
        at++
      }
      if (at === end) {
        this.#partial.append(chunk, start, end)
        break
      }
      this.#complete(lines, chunk, start, at, any < 0x80)
      start = at + 1
    }
    return lines
  }

  /** The unfinished line, where its end is known otherwise (a WebSocket frame is one line). */
  flush(): Line[] {
    const lines: Line[] = []
    if (!this.#partial.empty) lines.push(this.#takePartial())
    return lines
  }

  #complete(lines: Line[], chunk: Uint8Array, start: number, end: number, ascii: boolean): void {
    if (this.#partial.empty && end - start <= REST_BYTES) {
      if (end > start) lines.push(this.#decoder.decode(chunk, start, end, ascii))
      return
    }
    this.#partial.append(chunk, start, end)
    lines.push(this.#takePartial())
  }

  #takePartial(): Line {
    const { bytes, ascii, cut } = this.#partial.take()
    const line = this.#decoder.decode(bytes, 0, bytes.length, ascii)
    return cut ? { text: line.text, damaged: true } : line
  }
}
