const SPACE = 0x20
const COLON = 0x3a
const AT = 0x40
const BANG = 0x21

/**
 * The names that a line speaks about, found without decoding it: its source's nickname, last, and the parameters before the
 * trailing one, in order; one character for each byte. At most 8.
 */
export function peekTargets(bytes: Uint8Array): string[] {
  const names: string[] = []
  let source: string | undefined
  let at = 0
  let word = 0
  while (at < bytes.length && names.length < 7) {
    const end = wordEnd(bytes, at)
    const first = bytes[at]
    if (end > at) {
      if (word === 0 && first === AT) word = 0
      else if (word === 0 && first === COLON) source = nickname(bytes, at + 1, end)
      else if (word > 0 && first === COLON) break
      else if (word++ > 0) names.push(latin1(bytes, at, end))
    }
    at = end + 1
  }
  if (source !== undefined) names.push(source)
  return names
}

function wordEnd(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(SPACE, start)
  return end === -1 ? bytes.length : end
}

function nickname(bytes: Uint8Array, start: number, end: number): string {
  let stop = start
  while (stop < end && bytes[stop] !== BANG && bytes[stop] !== AT) stop++
  return latin1(bytes, start, stop)
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}
