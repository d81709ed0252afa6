import type { Line } from '@longwire/irc'
import type { Encodings } from './encodings.ts'

/** Bytes `start` (inclusive) to `end` (exclusive) of one line become text. `ascii`: none of them is above 0x7f. */
export interface LineDecoder {
  decode(bytes: Uint8Array, start: number, end: number, ascii: boolean): Line
}

/** The conversions that a platform does faster than the portable ones. */
export interface TextConversions {
  /** One character for each byte. */
  ascii(bytes: Uint8Array, start: number, end: number): string
  /** Strictly; undefined where the bytes are not UTF-8. A byte order mark stays. */
  utf8(bytes: Uint8Array, start: number, end: number): string | undefined
}

/**
 * Strictly as UTF-8, line by line; where that fails, in the legacy encoding of the network or of the line's target. So one
 * person with an old client garbles nobody else's text. Only where that fails too is the line damaged.
 */
export function createLineDecoder(
  encodings: Encodings,
  conversions: TextConversions = portableConversions,
): LineDecoder {
  return {
    decode(bytes, start, end, ascii) {
      if (ascii) return { text: conversions.ascii(bytes, start, end), damaged: false }
      const text = conversions.utf8(bytes, start, end)
      if (text !== undefined) return { text, damaged: false }
      return encodings.decodeLegacy(bytes.subarray(start, end))
    },
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Works wherever TextDecoder does. */
export const portableConversions: TextConversions = {
  ascii: (bytes, start, end) => String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]),
  utf8(bytes, start, end) {
    try {
      return strictUtf8.decode(bytes.subarray(start, end))
    } catch {
      return undefined
    }
  },
}
