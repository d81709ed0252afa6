/** By what a User-Agent gives itself away; the first that fits, since later ones claim to be earlier ones too. */
const browsers = [
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Chrome', /Chrom(?:e|ium)\/|CriOS\//],
  ['Safari', /Safari\//],
] as const

const systems = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const

/** A browser in two words, from its User-Agent: what is not known is told as it stands. */
export function browserName(userAgent: string): string {
  const name = (known: readonly (readonly [string, RegExp])[]) => known.find(([, sign]) => sign.test(userAgent))?.[0]
  const found = [name(browsers), name(systems)].filter((part) => part !== undefined)
  return found.length === 0 ? userAgent : found.join(' · ')
}
