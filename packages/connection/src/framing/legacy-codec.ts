import type { Line } from '@longwire/irc'

/** One legacy encoding, both ways. */
export interface LegacyCodec {
  decode(bytes: Uint8Array): Line
  /** undefined where a character has no place in the encoding, or the encoding can only be read. */
  encode(text: string): Uint8Array | undefined
}

const codecs = new Map<string, LegacyCodec>()

/** By its name in the WHATWG Encoding Standard; throws RangeError for an unknown one. */
export function legacyCodec(encoding: string): LegacyCodec {
  const known = codecs.get(encoding)
  if (known) return known
  const codec = createCodec(encoding)
  codecs.set(encoding, codec)
  return codec
}

function createCodec(encoding: string): LegacyCodec {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const lossy = new TextDecoder(encoding, { ignoreBOM: true })
  let table: ReadonlyMap<string, readonly number[]> | undefined
  return {
    decode(bytes) {
      try {
        return { text: strict.decode(bytes), damaged: false }
      } catch {
        return { text: lossy.decode(bytes), damaged: true }
      }
    },
    encode(text) {
      table ??= encodingTable(strict)
      const bytes: number[] = []
      for (const character of text) {
        const encoded = table.get(character)
        if (!encoded) return undefined
        for (const byte of encoded) bytes.push(byte)
      }
      return Uint8Array.from(bytes)
    },
  }
}

// The platform decodes every encoding but encodes only UTF-8: turn its decoder round, one and two bytes at a time.
// Encodings with states (iso-2022-jp) or four-byte characters (part of gb18030) stay partly or wholly read-only.
function encodingTable(decoder: TextDecoder): ReadonlyMap<string, readonly number[]> {
  const table = new Map<string, readonly number[]>()
  if (decoder.encoding.startsWith('utf-') || decoder.encoding === 'iso-2022-jp') return table
  const leads: number[] = []
  for (let byte = 0; byte < 256; byte++) if (!learn(table, decoder, [byte])) leads.push(byte)
  for (const lead of leads) for (let byte = 0x21; byte < 256; byte++) learn(table, decoder, [lead, byte])
  return table
}

function isOneCharacter(text: string): boolean {
  return text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length
}

function learn(table: Map<string, readonly number[]>, decoder: TextDecoder, bytes: readonly number[]): boolean {
  try {
    const text = decoder.decode(Uint8Array.from(bytes))
    if (isOneCharacter(text) && !table.has(text)) table.set(text, bytes)
    return true
  } catch {
    return false
  }
}
