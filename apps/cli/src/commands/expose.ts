import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import {
  type LoginLinkAnswer,
  readConfiguration,
  type Resources,
  type StatusAnswer,
  type UserAnswer,
} from '@longwire/bouncer'
import { administer, textOf, type Typed } from '../administration.ts'
import { UsageError } from '../command.ts'
import { checkPublic } from '../expose/check-public.ts'
import { qrText } from '../expose/qr-text.ts'
import { type Exposed, type Way, ways } from '../expose/ways.ts'
import { tellFindings } from '../finding.ts'
import { simpleCommand } from '../simple-command.ts'

const DEFAULT_PORT = 6680

/** From the computer to the phone: how the web app is reached from outside, and whether it is. */
export const expose = simpleCommand({
  summary: 'how to reach this bouncer from a phone, and whether it works',
  help: `Usage: longwire expose [URL] [OPTIONS]

Without an address: the ways to reach this bouncer from outside over HTTPS, those first that this machine is ready for, with what
to put into their configuration. With the address (https://irc.example.org): checks that it leads here, and shows a QR code for
the phone: a link that signs in there, once, within ten minutes. The exit status is 0 when everything is right.

  --user NAME                    whom the link signs in; default: the only account

  --host NAME                    the name to write into configurations; default: irc.example.org
  --way NAME                     only this one: tailscale, caddy, nginx, tunnel
  --port PORT                    where the web app listens on this machine; default: as configured
  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: { user: 'text', host: 'text', way: 'text', port: 'text' },
  words: 1,
  async run(typed, shipped) {
    const [address] = typed.words
    if (address === undefined) return explain(typed)
    const url = publicUrl(address)
    const status = (await administer(typed, shipped, 'status', {})) as StatusAnswer
    const well = await tellFindings(checkPublic(url, status.instance))
    if (!well) return 1
    const user = textOf(typed, 'user') ?? (await onlyUser(typed, shipped))
    const link = user === undefined ? url.origin : await linkFor(user, url, typed, shipped)
    process.stdout.write(`\n${user === undefined ? openAndSignIn : openAs(user)}\n\n  ${link}\n\n`)
    process.stdout.write(qrText(link, process.stdout.isTTY))
    return 0
  },
})

const openAndSignIn =
  'Open this on the phone, sign in, and add it to the home screen (with --user NAME it would sign in by itself):'

function openAs(user: string): string {
  return `Open this on the phone of ${user}, within ten minutes, and add it to the home screen. It signs in there by itself, once:`
}

/** The name of the account, where there is no other. */
async function onlyUser(typed: Typed, shipped: Resources): Promise<string | undefined> {
  const users = (await administer(typed, shipped, 'user.list', {})) as readonly UserAnswer[]
  const [only, ...others] = users.filter(({ disabled }) => !disabled)
  return others.length === 0 ? only?.name : undefined
}

async function linkFor(user: string, url: URL, typed: Typed, shipped: Resources): Promise<string> {
  const { token } = (await administer(typed, shipped, 'login.link', { user })) as LoginLinkAnswer
  return `${url.origin}/link#token=${token}`
}

function explain(typed: Typed): number {
  const exposed: Exposed = { host: textOf(typed, 'host') ?? 'irc.example.org', port: portOf(typed) }
  if (!/^[\w.-]+$/.test(exposed.host)) throw new UsageError(`--host: “${exposed.host}” is no name.`)
  const wanted = textOf(typed, 'way')
  const chosen = ways.filter(({ name }) => wanted === undefined || name === wanted)
  if (chosen.length === 0)
    throw new UsageError(`--way: “${wanted ?? ''}” is none of ${ways.map(({ name }) => name).join(', ')}.`)
  for (const way of chosen.toSorted((a, b) => Number(isThere(b)) - Number(isThere(a)))) {
    const there = isThere(way) ? 'is installed here' : 'is not installed here'
    const snippet = way.snippet(exposed).replace(/^(?=.)/gm, '    ')
    process.stdout.write(`${way.title} (${there})\n${way.about}\n${way.where}\n\n${snippet}\n`)
  }
  process.stdout.write('Then check it from here: longwire expose https://THE-ADDRESS\n')
  return 0
}

function portOf(typed: Typed): number {
  const text = textOf(typed, 'port')
  if (text !== undefined && /^\d{1,5}$/.test(text)) return Number(text)
  if (text !== undefined) throw new UsageError(`--port: “${text}” is no port.`)
  const data = textOf(typed, 'data')
  const args = data === undefined ? [] : ['--data', data]
  const configuration = readConfiguration({ args, environment: process.env, platform: process.platform })
  return configuration === 'help' ? DEFAULT_PORT : (configuration.http[0]?.port ?? DEFAULT_PORT)
}

function isThere({ programs }: Way): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return programs.some((program) => folders.some((folder) => isProgram(join(folder, program))))
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function publicUrl(text: string): URL {
  const url = URL.parse(text.includes('://') ? text : `https://${text}`)
  if (url !== null && (url.protocol === 'https:' || url.protocol === 'http:')) return url
  throw new UsageError(`“${text}” is no address such as https://irc.example.org`)
}
