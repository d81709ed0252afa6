// What is supported is read from the code that does it: the session's list of extensions, and what the bouncer offers.
import { offerAt, registrationOffer } from '../../apps/bouncer/src/downstream/capabilities.ts'
import { extensionList } from '../../packages/irc/src/extensions.ts'
import type { Extension } from '../../packages/irc/src/extension.ts'

/** A network that has every capability there is. */
const everything = new (class extends Map<string, string> {
  override has(): boolean {
    return true
  }
})()

const namesOf = (tokens: readonly string[]): ReadonlySet<string> =>
  new Set(tokens.map((token) => token.split('=', 1)[0] ?? ''))

const always = namesOf(registrationOffer('PLAIN').tokens(301))
const atBest = namesOf(offerAt(everything).tokens(301))

type Listed = Pick<Extension, 'name' | 'spec' | 'capabilities' | 'optional'>

function bouncerSide({ capabilities }: Listed): string {
  if (capabilities.some((name) => always.has(name))) return 'always'
  if (capabilities.some((name) => atBest.has(name))) return 'where the network has it'
  return capabilities.length === 0 ? '' : 'not yet'
}

function row(extension: Listed): string {
  const { name, spec, capabilities, optional } = extension
  const link = spec.startsWith('docs/') ? spec.replace('docs/', '../') : spec
  const names = capabilities.map((capability) => `\`${capability}\``).join(', ')
  return `| [${name}](${link}) | ${names} | ${optional === true ? 'on request' : 'yes'} | ${bouncerSide(extension)} |`
}

/** The table of supported extensions. */
export function generated(): Readonly<Record<string, string>> {
  const list: readonly Listed[] = extensionList
  const isIrcv3 = ({ spec }: Listed): boolean => spec.startsWith('https://ircv3.net/')
  const table = (rows: readonly Listed[]): string =>
    ['| Extension | Capabilities | As a client | To other clients |', '|---|---|---|---|', ...rows.map(row)].join('\n')
  const known = new Set(list.flatMap(({ capabilities }) => [...capabilities]))
  const rest = [...new Set([...always, ...atBest])].filter((name) => !known.has(name)).toSorted()
  const text = `# What of IRCv3 is supported

<!-- Written by support.generate.ts. -->

Two roles: *as a client*, towards networks (the library, and with it every screen); and *to other clients*, what the bouncer offers
to clients that attach to it. *always* means whatever the network can do: where a network lacks it, the bouncer makes it up.

Besides these: capability negotiation 302, SASL (PLAIN, EXTERNAL, SCRAM-SHA-256, ECDSA-NIST256P-CHALLENGE, OAUTHBEARER) as a client
and PLAIN, EXTERNAL and SCRAM-SHA-256 to other clients, WebSocket in both roles.

## Specifications of IRCv3

${table(list.filter(isIrcv3))}

## Others

${table(list.filter((extension) => !isIrcv3(extension)))}

The bouncer also offers: ${rest.map((name) => `\`${name}\``).join(', ')}.
`
  return { 'docs/guide/support.md': text }
}
