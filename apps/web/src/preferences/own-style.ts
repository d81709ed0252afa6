/** Where it is kept. */
export const styleKey = 'longwire style'

let sheet: CSSStyleSheet | undefined

/** The person's own style as it was written; empty where there is none. */
export function ownStyle(): string {
  return localStorage.getItem(styleKey) ?? ''
}

/** Puts a style in the place of the one before; how many rules it has. Sheets that are made by scripts cannot import others. */
export function wear(style = ownStyle()): number {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  sheet.replaceSync(style)
  return sheet.cssRules.length
}

/** Makes the kept one hold; not with `?plain` in the address, for whoever can find nothing any more by their style. */
export function applyOwnStyle(): void {
  if (!location.search.includes('plain')) wear()
}
