// What is supported is read from the code that does it: the session's list of extensions, and what the bouncer offers.
import { offerAt, registrationOffer } from '../../apps/bouncer/src/downstream/capabilities.ts'
import { networkTokens } from '../../apps/bouncer/src/downstream/isupport.ts'
import { initialIsupport } from '../../packages/irc/src/isupport/isupport.ts'
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

/** What the bouncer tells in 005 at a network whose own 005 has these tokens. */
const tokensWith = (theirs: readonly string[], passesClientTags: boolean): ReadonlySet<string> =>
  namesOf(networkTokens('1', { ...initialIsupport, tokens: new Map(theirs.map((key) => [key, ''])) }, passesClientTags))

const toldIn005: Readonly<Record<string, string>> = { 'bot-mode': 'BOT', monitor: 'MONITOR', whox: 'WHOX' }
const tokenSpecs = 'https://codeberg.org/emersion/soju/src/branch/master/doc/ext'
/** What a server only tells in 005: specification, tokens, and who of us minds it. */
const tokens: readonly { readonly spec: string; readonly names: readonly string[]; readonly client: string }[] = [
  { spec: 'https://ircv3.net/specs/extensions/utf8-only', names: ['UTF8ONLY'], client: 'yes: it writes UTF-8 anyway' },
  { spec: `${tokenSpecs}/saferate.md`, names: ['SAFERATE', 'soju.im/SAFERATE'], client: 'yes' },
  {
    spec: 'https://ircv3.net/specs/extensions/network-icon',
    names: ['ICON', 'draft/ICON'],
    client: 'the library alone',
  },
  {
    spec: 'https://ircv3.net/specs/extensions/account-required',
    names: ['ACCOUNTREQUIRED', 'draft/ACCOUNTREQUIRED'],
    client: 'the library alone',
  },
  {
    spec: `${tokenSpecs}/filehost.md`,
    names: ['FILEHOST', 'draft/FILEHOST', 'soju.im/FILEHOST'],
    client: 'the library alone',
  },
]
const clientTags: ReadonlySet<string> = new Set(['reply', 'react', 'typing', 'channel-context'])
/** What no capability and no token tells. */
const stated: Readonly<Record<string, string>> = {
  'ctcp-replies': 'answers the network itself',
  'message-ids': 'always',
  'nickname-regain': 'does it itself',
  netsplit: 'always',
  sts: 'no',
}

type Listed = Pick<Extension, 'name' | 'spec' | 'capabilities' | 'optional'>

function bouncerSide({ name, capabilities }: Listed): string {
  if (capabilities.length === 0) return withoutCapability(name)
  if (capabilities.some((capability) => always.has(capability))) return 'always'
  if (capabilities.some((capability) => atBest.has(capability))) return 'where the network has it'
  return 'no'
}

function withoutCapability(name: string): string {
  const token = toldIn005[name]
  if (token !== undefined && tokensWith([], true).has(token)) return 'always'
  if (token !== undefined && tokensWith([token], true).has(token)) return 'where the network has it'
  const deny = 'CLIENTTAGDENY'
  if (clientTags.has(name) && tokensWith([], false).has(deny) && !tokensWith([], true).has(deny)) {
    return 'where the network has `message-tags`'
  }
  return stated[name] ?? 'no'
}

function row(extension: Listed): string {
  const { name, spec, capabilities, optional } = extension
  const link = spec.startsWith('docs/') ? spec.replace('docs/', '../') : spec
  const offered = capabilities.some((capability) => atBest.has(capability))
  const names = capabilities
    .map((capability) => `\`${capability}\`${offered && !atBest.has(capability) ? ' (client)' : ''}`)
    .join(', ')
  return `| [${name}](${link}) | ${optional === true ? 'on request' : 'yes'} | ${bouncerSide(extension)} | ${names} |`
}

function tokenRow({ spec, names, client }: (typeof tokens)[number]): string {
  const name = spec.slice(spec.lastIndexOf('/') + 1).replace('.md', '')
  const passed = names.some((token) => tokensWith([token], true).has(token))
  const bouncer = passed ? 'where the network has it' : 'no'
  return `| [${name}](${spec}) | ${client} | ${bouncer} | ${names.map((token) => `\`${token}\``).join(', ')} |`
}

/** The table of supported extensions. */
export function generated(): Readonly<Record<string, string>> {
  const list: readonly Listed[] = extensionList
  const isIrcv3 = ({ spec }: Listed): boolean => spec.startsWith('https://ircv3.net/')
  const table = (rows: readonly Listed[]): string =>
    ['| Extension | As a client | To other clients | Capabilities |', '|---|---|---|---|', ...rows.map(row)].join('\n')
  const known = new Set(list.flatMap(({ capabilities }) => [...capabilities]))
  const rest = [...new Set([...always, ...atBest])].filter((name) => !known.has(name)).toSorted()
  const text = `# What of IRCv3 is supported

<!-- Written by support.generate.ts. -->

Two roles: *as a client*, towards networks (the library, and with it every screen); and *to other clients*, what the bouncer offers
to clients that attach to it. *always* means whatever the network can do: where a network lacks it, the bouncer makes it up, or what it is
about does not happen there. *on request* means that a program has to ask for it, because it changes much. *(client)* is a name under which a
network is asked for it, and which the bouncer itself does not offer.

Besides these, as a client: capability negotiation 302; SASL PLAIN, EXTERNAL, SCRAM-SHA-256, SCRAM-SHA-512,
ECDSA-NIST256P-CHALLENGE and OAUTHBEARER (the last two in the library and \`longwire connect\`; the bouncer uses the others); TLS,
SOCKS5 and HTTP proxies, WebSocket. To other clients: capability negotiation 302; SASL PLAIN, SCRAM-SHA-256, and over TLS EXTERNAL,
and a login to the network by PLAIN, where it offers that; TLS;
WebSocket with \`text.ircv3.net\` and \`binary.ircv3.net\`; the PROXY protocol in versions 1 and 2.

## Specifications of IRCv3

${table(list.filter(isIrcv3))}

## Others

${table(list.filter((extension) => !isIrcv3(extension)))}

## Tokens of 005

| What | As a client | To other clients | Tokens |
|---|---|---|---|
${tokens.map(tokenRow).join('\n')}

The bouncer also offers: ${rest.map((name) => `\`${name}\``).join(', ')}.
`
  return { 'docs/guide/support.md': text }
}
