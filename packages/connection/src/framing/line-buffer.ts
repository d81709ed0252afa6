import { REST_BYTES, TAG_BYTES } from './limits.ts'

/** Most connections are idle most of the time: what is empty takes no memory. */
const none = new Uint8Array(0)

const AT = 0x40
const SPACE = 0x20
const SEMICOLON = 0x3b

/**
 * One line on its way in, in pieces of any size. It never holds more than {@link TAG_BYTES} + {@link REST_BYTES}: what
 * goes beyond is dropped, and the line is then cut where it hurts least (after a whole tag, after a whole character).
 */
export class LineBuffer {
  #bytes: Uint8Array<ArrayBuffer> = none
  #length = 0
  /** Where the tags end (the index of the space), or -1 while they have not ended; 0 for a line without tags. */
  #tagsEnd = 0
  #tagsCut = false
  #restCut = false
  #any = 0

  /** True when nothing came since the last `take`. */
  get empty(): boolean {
    return this.#length === 0
  }

  /** Takes in bytes `start` (inclusive) to `end` (exclusive). */
  append(from: Uint8Array, start: number, end: number): void {
    let at = start
    if (this.#length === 0 && at < end && from[at] === AT) this.#tagsEnd = -1
    if (this.#tagsEnd === -1) at = this.#appendTags(from, at, end)
    if (at >= end) return
    const room = this.#restRoom()
    if (end - at > room) this.#restCut = true
    this.#copy(from, at, Math.min(end, at + room))
  }

  /** The line, valid until the next `append`; and whether something was cut from it. */
  take(): { readonly bytes: Uint8Array; readonly ascii: boolean; readonly cut: boolean } {
    if (this.#restCut) this.#length = characterBoundary(this.#bytes, this.#length)
    const taken = {
      bytes: this.#bytes.subarray(0, this.#length),
      ascii: this.#any < 0x80,
      cut: this.#tagsCut || this.#restCut,
    }
    this.#length = 0
    this.#tagsEnd = 0
    this.#tagsCut = false
    this.#restCut = false
    this.#any = 0
    return taken
  }

  #appendTags(from: Uint8Array, start: number, end: number): number {
    const space = from.indexOf(SPACE, start)
    const stop = space === -1 || space >= end ? end : space
    const room = Math.max(0, TAG_BYTES - 1 - this.#length)
    if (stop - start > room) this.#tagsCut = true
    this.#copy(from, start, Math.min(stop, start + room))
    if (stop === end) return end
    if (this.#tagsCut) this.#dropHalfTag()
    this.#tagsEnd = this.#length
    return stop
  }

  // The space after the tags counts among the tags' bytes.
  #restRoom(): number {
    const limit = this.#tagsEnd === 0 ? REST_BYTES : this.#tagsEnd + 1 + REST_BYTES
    return Math.max(0, limit - this.#length)
  }

  #dropHalfTag(): void {
    const semicolon = this.#bytes.lastIndexOf(SEMICOLON, this.#length - 1)
    this.#length = semicolon > 0 ? semicolon : characterBoundary(this.#bytes, this.#length)
  }

  #copy(from: Uint8Array, start: number, end: number): void {
    if (end <= start) return
    const needed = this.#length + end - start
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(TAG_BYTES + REST_BYTES, Math.max(512, needed, this.#bytes.length * 2)))
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    this.#bytes.set(from.subarray(start, end), this.#length)
    for (let at = this.#length; at < needed; at++) this.#any |= this.#bytes[at] ?? 0
    this.#length = needed
  }
}

/** The largest index, at most `length`, at which no UTF-8 character is cut in two. */
function characterBoundary(bytes: Uint8Array, length: number): number {
  let start = length
  while (start > 0 && length - start < 3 && ((bytes[start - 1] ?? 0) & 0xc0) === 0x80) start--
  const lead = start > 0 ? (bytes[start - 1] ?? 0) : 0
  const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  const has = length - start + 1
  return lead >= 0xc0 && has < needed ? start - 1 : length
}
