import type { Line } from '@longwire/irc'
import { LineBuffer } from './line-buffer.ts'
import { portableConversions } from './line-decoder.ts'
import { REST_BYTES } from './limits.ts'

const utf8 = new TextEncoder()

/** A line that came as text already, held to the same limits as one that came as bytes. */
export function limitText(text: string): Line {
  // A UTF-16 unit becomes at most three bytes.
  if (text.length * 3 <= REST_BYTES) return { text, damaged: false }
  const bytes = utf8.encode(text)
  if (bytes.length <= REST_BYTES) return { text, damaged: false }
  const buffer = new LineBuffer()
  buffer.append(bytes, 0, bytes.length)
  const taken = buffer.take()
  if (!taken.cut) return { text, damaged: false }
  return { text: portableConversions.utf8(taken.bytes, 0, taken.bytes.length) ?? text, damaged: true }
}
