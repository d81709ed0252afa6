/** Bytes that a text takes in UTF-8. A lone surrogate counts 3, as the U+FFFD that an encoder writes for it. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    if (code < 0x800) bytes += 1
    else if (isPair(text, i)) {
      bytes += 2
      i++
    } else bytes += 2
  }
  return bytes
}

function isPair(text: string, i: number): boolean {
  return (text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00
}
