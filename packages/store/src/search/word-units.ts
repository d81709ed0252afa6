/** By the code of a character of plain text: the letter or digit in lower case, or 0 where it belongs to no word. */
export const wordUnits = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit).toLowerCase()
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0
})
