/**
 * A name or a password in the form in which it is compared: non-ASCII spaces become spaces, what is invisible goes away,
 * compatible characters become one (NFKC). Source: RFC 4013
 *
 * What the RFC forbids (control characters, private use, mixed directions, characters unknown to Unicode 3.2) is not an error
 * here: the text is then sent as it is, as clients did before there was a SASLprep, and the server decides.
 */
export function prepare(text: string): string {
  const prepared = text.replace(NON_ASCII_SPACES, ' ').replace(MAPPED_TO_NOTHING, '').normalize('NFKC')
  return PROHIBITED.test(prepared) ? text : prepared
}

/** Table C.1.2. */
const NON_ASCII_SPACES = /[\u{00a0}\u{1680}\u{2000}-\u{200b}\u{202f}\u{205f}\u{3000}]/gu
/** Table B.1; the zero width space is a space by C.1.2 first. */
const MAPPED_TO_NOTHING = /[\u{00ad}\u{034f}\u{1806}\u{180b}-\u{180d}\u{200c}\u{200d}\u{2060}\u{fe00}-\u{fe0f}\u{feff}]/gu
/** Tables C.2 to C.9. */
const PROHIBITED =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u{0000}-\u{001f}\u{007f}-\u{009f}\u{0340}\u{0341}\u{06dd}\u{070f}\u{180e}\u{200e}\u{200f}\u{2028}-\u{202e}\u{2061}-\u{2063}\u{206a}-\u{206f}\u{2ff0}-\u{2ffb}\u{fff9}-\u{ffff}\u{1d173}-\u{1d17a}\u{e0001}\u{e0020}-\u{e007f}\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u
