import { fold } from '@longwire/irc'
import type { Line } from '@longwire/irc'
import { legacyCodec } from './legacy-codec.ts'
import { peekTargets } from './peek-targets.ts'

/** Which legacy encoding lines are read in that are not UTF-8, and which targets are written to in one. */
export interface EncodingOptions {
  /** Name by the WHATWG Encoding Standard; default `windows-1252`. `utf-8` means none: bad bytes become U+FFFD. */
  readonly fallback?: string
  /** Also write in the fallback encoding, where the text fits. Default false: UTF-8. */
  readonly write?: boolean
  /** By channel or nickname; a name given here is used in place of the above. */
  readonly targets?: Readonly<Record<string, TargetEncoding>>
}

/** The encoding of one channel or nickname. */
export interface TargetEncoding {
  readonly encoding: string
  readonly write?: boolean
}

/** Reads and writes what is not UTF-8. */
export interface Encodings {
  decodeLegacy(bytes: Uint8Array): Line
  /** The line's bytes without line end. A text that the legacy encoding lacks characters for is sent as UTF-8. */
  encode(line: string): Uint8Array
  /** False where every line is written as UTF-8. */
  readonly writesLegacy: boolean
}

const utf8 = new TextEncoder()

/** Throws RangeError for an encoding's name that is not known. */
export function createEncodings(options?: EncodingOptions): Encodings {
  return options === undefined ? usual : encodingsBy(options)
}

function encodingsBy(options: EncodingOptions): Encodings {
  const general: TargetEncoding = { encoding: options.fallback ?? 'windows-1252', write: options.write ?? false }
  const targets = new Map<string, TargetEncoding>()
  for (const [name, encoding] of Object.entries(options.targets ?? {})) {
    for (const spelling of spellings(name, encoding.encoding)) targets.set(fold(spelling, 'rfc1459'), encoding)
  }
  for (const { encoding } of [general, ...targets.values()]) legacyCodec(encoding)
  const chosenFor = (bytes: Uint8Array): TargetEncoding => {
    if (targets.size === 0) return general
    for (const name of peekTargets(bytes)) {
      const found = targets.get(fold(name, 'rfc1459'))
      if (found) return found
    }
    return general
  }
  return {
    writesLegacy: general.write === true || [...targets.values()].some((target) => target.write),
    decodeLegacy: (bytes) => legacyCodec(chosenFor(bytes).encoding).decode(bytes),
    encode(line) {
      const bytes = utf8.encode(line)
      if (bytes.length === line.length) return bytes
      const chosen = chosenFor(bytes)
      return (chosen.write ? legacyCodec(chosen.encoding).encode(line) : undefined) ?? bytes
    },
  }
}

// A channel's own name may hold bytes above 0x7f: it is looked up by its bytes, one character for each.
function spellings(name: string, encoding: string): string[] {
  const all = [utf8.encode(name), legacyCodec(encoding).encode(name)]
  return all.filter((bytes) => bytes !== undefined).map((bytes) => String.fromCharCode(...bytes))
}

const usual = encodingsBy({})
