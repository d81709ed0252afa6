/**
 * A name or a password in the form in which it is compared: non-ASCII spaces become spaces, what is invisible goes away,
 * compatible characters become one (NFKC). Source: RFC 4013
 *
 * What the RFC forbids (control characters, private use, mixed directions, characters unknown to Unicode 3.2) is not an error
 * here: the text is then sent as it is, as clients did before there was a SASLprep, and the server decides.
 */
export function prepare(text: string): string {
  if (isPrintableAscii(text)) return text
  let mapped = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (isIn(nonAsciiSpaces, code)) mapped += ' '
    else if (!isIn(mappedToNothing, code)) mapped += character
  }
  const prepared = mapped.normalize('NFKC')
  for (const character of prepared) if (isIn(prohibited, character.codePointAt(0) ?? 0)) return text
  return prepared
}

/** Code points from and to, both inclusive. */
type Ranges = readonly (readonly [from: number, to: number])[]

/** Table C.1.2. */
const nonAsciiSpaces = ranges('a0 1680 2000-200b 202f 205f 3000')
/** Table B.1; the zero width space is a space by C.1.2 first. */
const mappedToNothing = ranges('ad 34f 1806 180b-180d 200c 200d 2060 fe00-fe0f feff')
/** Tables C.2 to C.9. */
const prohibited = ranges(
  '0-1f 7f-9f 340 341 6dd 70f 180e 200e 200f 2028-202e 2061-2063 206a-206f 2ff0-2ffb d800-f8ff fdd0-fdef fff9-ffff ' +
    '1d173-1d17a 1fffe-1ffff 2fffe-2ffff 3fffe-3ffff e0001 e0020-e007f f0000-10ffff',
)

function ranges(list: string): Ranges {
  return list.split(' ').map((range) => {
    const [from = '', to = from] = range.split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}

function isIn(table: Ranges, code: number): boolean {
  return table.some(([from, to]) => code >= from && code <= to)
}

function isPrintableAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code > 0x7e) return false
  }
  return true
}
