/** Schemes that a tap may open. Everything else stays text. */
const schemes: ReadonlySet<string> = new Set([
  'http:',
  'https:',
  'mailto:',
  'irc:',
  'ircs:',
  'ftp:',
  'gemini:',
  'gopher:',
  'xmpp:',
])
const hostedSchemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:'])

/** Scripts whose letters pass for Latin ones, or for each other. */
const confusable = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'] as const
const confusableScripts = confusable.map((script) => [script, new RegExp(`\\p{Script=${script}}`, 'u')] as const)
const otherScript = /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u
/** What is not seen, or changes the direction of what is. */
const unseen = /[\p{Cf}\p{Zl}\p{Zp}]/u

/** Where a link leads and what is shown of it. */
export interface LinkAddress {
  readonly href: string
  readonly shown: string
}

/**
 * A link as it was written, ready to be opened; undefined where its scheme is not one that is opened. A name that mixes scripts,
 * or hides something, is shown as it is really written (pitfalls 2 and 4).
 */
export function linkAddress(written: string): LinkAddress | undefined {
  const url = parse(written)
  if (url === undefined || !schemes.has(url.protocol)) return undefined
  const honest = !unseen.test(written) && !(hostedSchemes.has(url.protocol) && isMixed(hostIn(written)))
  return { href: url.href, shown: honest ? written : url.href }
}

function parse(written: string): URL | undefined {
  const spelled = /^[a-z][a-z0-9+.-]*:/i.test(written) && !/^[^/?#]*\.[^/?#]*:\d/.test(written)
  const bare = written.includes('@') && !written.includes('/') ? `mailto:${written}` : `https://${written}`
  const address = spelled ? written : bare
  return URL.canParse(address) ? new URL(address) : undefined
}

/** The name of the host as it was written, with whatever stands before an `@`. */
function hostIn(written: string): string {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)/i.exec(written)?.[1] ?? ''
}

/** Whether letters of one script may pass for those of another here; Latin beside scripts that do not look like it is common. */
function isMixed(host: string): boolean {
  const found = confusableScripts.filter(([, letter]) => letter.test(host)).map(([script]) => script)
  if (found.length > 1) return true
  return found.length === 1 && found[0] !== 'Latin' && otherScript.test(withoutScript(host, found[0] ?? 'Latin'))
}

function withoutScript(host: string, script: string): string {
  return host.replace(new RegExp(`\\p{Script=${script}}`, 'gu'), '')
}
