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
  return mixesDirections(prepared) ? text : prepared
}

/**
 * Whether a text holds letters that are read from right to left, but does not begin and end with one, or holds one that is read from
 * left to right. Source: RFC 3454, section 6
 */
function mixesDirections(text: string): boolean {
  const characters = [...text]
  if (!characters.some(isRightToLeft)) return false
  return !isRightToLeft(characters[0]) || !isRightToLeft(characters.at(-1)) || characters.some(isLeftToRight)
}

function isRightToLeft(character: string | undefined): boolean {
  return isIn(rightToLeft, character?.codePointAt(0) ?? 0)
}

/** Table D.2 by what its characters are: letters, and marks and numbers that are written like letters. */
function isLeftToRight(character: string): boolean {
  return /[\p{L}\p{Mc}\p{Nl}]/u.test(character) && !isRightToLeft(character)
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

/** Table D.1. */
const rightToLeft = ranges(
  '5be 5c0 5c3 5d0-5ea 5f0-5f4 61b 61f 621-63a 640-64a 66d-66f 671-6d5 6dd 6e5-6e6 6fa-6fe 700-70d 710 712-72c 780-7a5 7b1 200f ' +
    'fb1d fb1f-fb28 fb2a-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fbb1 fbd3-fd3d fd50-fd8f fd92-fdc7 fdf0-fdfc fe70-fe74 fe76-fefc',
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
