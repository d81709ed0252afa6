import process from 'node:process'
import type { NetworkAnswer, NetworkChange, Resources } from '@longwire/bouncer'
import { administer, readTyped, secretOf, table, textOf, type Typed, wordAt } from '../administration.ts'
import { type CliCommand, UsageError } from '../command.ts'

const help = `Usage: longwire network SUBCOMMAND USER [NETWORK] [OPTIONS]

  list USER                      the networks of a user
  status USER NETWORK            one network; the exit status is 0 when it is connected
  add USER --host HOST           add a network, and connect to it where the bouncer runs
  edit USER NETWORK              change what the options say
  del USER NETWORK               remove a network and its history

  --name NAME                    what it is called; default: its host
  --host HOST, --port PORT       its server; default port: 6697, without TLS 6667
  --tls, --no-tls                with TLS (the default) or without
  --nick NICK                    default: the name of the user
  --username NAME, --realname NAME
  --pass-file FILE               the server's password
  --sasl-user NAME, --sasl-pass-file FILE
  --pin FINGERPRINT              SHA-256 of the certificate to trust; several separated by commas
  --join '#a,#b'                 channels to join (add)
  --on, --off                    whether to hold a connection to it
  --data DIR                     the data folder (LONGWIRE_DATA)
`

const flags = {
  name: 'text',
  host: 'text',
  port: 'text',
  tls: 'flag',
  'no-tls': 'flag',
  nick: 'text',
  username: 'text',
  realname: 'text',
  pass: 'text',
  'pass-file': 'text',
  'sasl-user': 'text',
  'sasl-pass': 'text',
  'sasl-pass-file': 'text',
  pin: 'text',
  join: 'text',
  on: 'flag',
  off: 'flag',
} as const

/** Answers the exit status. */
type Subcommand = (typed: Typed, shipped: Resources) => Promise<number>

const subcommands: Readonly<Record<string, Subcommand>> = {
  list: async (typed, shipped) => {
    const user = wordAt(typed, 0, 'USER')
    const networks = (await administer(typed, shipped, 'network.list', { user })) as readonly NetworkAnswer[]
    process.stdout.write(table(networks.map(rowOf)))
    return 0
  },
  status: async (typed, shipped) => {
    const parameters = { user: wordAt(typed, 0, 'USER'), network: wordAt(typed, 1, 'NETWORK') }
    const network = (await administer(typed, shipped, 'network.status', parameters)) as NetworkAnswer
    process.stdout.write(table([rowOf(network)]))
    return network.state === 'connected' ? 0 : 1
  },
  add: async (typed, shipped) => {
    const user = wordAt(typed, 0, 'USER')
    const channels =
      textOf(typed, 'join')
        ?.split(',')
        .filter((name) => name !== '') ?? []
    const parameters = { user, settings: settingsOf(typed), channels }
    const { id, name } = (await administer(typed, shipped, 'network.add', parameters)) as NetworkAnswer
    process.stdout.write(`${name} was added as ${id}.\n`)
    return 0
  },
  edit: async (typed, shipped) => {
    const parameters = {
      user: wordAt(typed, 0, 'USER'),
      network: wordAt(typed, 1, 'NETWORK'),
      settings: settingsOf(typed),
    }
    const { name } = (await administer(typed, shipped, 'network.edit', parameters)) as NetworkAnswer
    process.stdout.write(`${name} was changed.\n`)
    return 0
  },
  del: async (typed, shipped) => {
    const parameters = { user: wordAt(typed, 0, 'USER'), network: wordAt(typed, 1, 'NETWORK') }
    const { name } = (await administer(typed, shipped, 'network.delete', parameters)) as NetworkAnswer
    process.stdout.write(`${name} was removed.\n`)
    return 0
  },
}

/** Networks of users, while the bouncer runs and while it does not. */
export const network: CliCommand = {
  summary: 'networks of a user: add, list, status, edit, del',
  async run([name = 'help', ...rest], shipped) {
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
    if (subcommand !== undefined) return subcommand(readTyped(rest, flags), shipped)
    process.stdout.write(help)
    if (name === 'help' || name === '--help' || name === '-h') return 0
    throw new UsageError(`There is no command “network ${name}”.`)
  },
}

function rowOf({ id, name, host, port, tls, nickname, enabled, state, error = '' }: NetworkAnswer): readonly string[] {
  return [id, name, enabled ? state : 'off', `${tls ? 'ircs' : 'irc'}://${host}:${port}`, nickname, error]
}

function settingsOf(typed: Typed): NetworkChange {
  const pass = secretOf(typed, 'pass')
  const saslPassword = secretOf(typed, 'sasl-pass')
  const port = textOf(typed, 'port')
  const settings: Record<string, unknown> = {
    name: textOf(typed, 'name'),
    host: textOf(typed, 'host'),
    port: port === undefined ? undefined : portOf(port),
    tls: eitherOf(typed, 'tls', 'no-tls'),
    nick: textOf(typed, 'nick'),
    username: textOf(typed, 'username'),
    realname: textOf(typed, 'realname'),
    pass,
    saslUser: textOf(typed, 'sasl-user'),
    saslPassword,
    pins: textOf(typed, 'pin')?.split(','),
    enabled: eitherOf(typed, 'on', 'off'),
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

function eitherOf({ flags: given }: Typed, yes: string, no: string): boolean | undefined {
  if (given[yes] === true && given[no] === true) throw new UsageError(`--${yes} and --${no} exclude each other.`)
  return given[yes] === true ? true : given[no] === true ? false : undefined
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text)
  throw new UsageError(`--port: “${text}” is no port.`)
}
