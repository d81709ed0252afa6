const key = 'longwire style'
/** Characters; more than anybody writes by hand. */
const longest = 100_000

let sheet: CSSStyleSheet | undefined

/** The person's own style as it was written; empty where there is none. */
export function ownStyle(): string {
  return localStorage.getItem(key) ?? ''
}

/** Puts it in the place of the one before; whether it could be read. Sheets that are made by scripts cannot import others. */
export function setOwnStyle(style: string): boolean {
  if (style.length > longest || !apply(style)) return false
  if (style.trim() === '') localStorage.removeItem(key)
  else localStorage.setItem(key, style)
  return true
}

/** Makes the kept one hold, where there is one. */
export function applyOwnStyle(): void {
  const style = ownStyle()
  if (style !== '') apply(style)
}

function apply(style: string): boolean {
  try {
    const next = new CSSStyleSheet()
    next.replaceSync(style)
    // Something was written, and nothing of it is a rule.
    if (style.trim() !== '' && next.cssRules.length === 0) return false
    const others = document.adoptedStyleSheets.filter((one) => one !== sheet)
    document.adoptedStyleSheets = [...others, next]
    sheet = next
    return true
  } catch {
    return false
  }
}
