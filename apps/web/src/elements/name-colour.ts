/**
 * The hue of a name in degrees: the same on every screen for the same name. Lightness and chroma are tokens, so that every
 * hue has contrast on either paper.
 */
export function nameColour(name: string): number {
  let hash = 2_166_136_261
  for (const character of name.replace(/[_`|\d]+$/u, '')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  }
  return (hash >>> 0) % 360
}
