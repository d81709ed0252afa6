import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createEncodings } from '@longwire/connection'
import { normalFingerprint, parseProxyUrl, type ProxyTarget } from '@longwire/connection/node'
import { UsageError } from '../command.ts'
import { isMechanismName, mechanismNames, type MechanismName } from './mechanism-names.ts'

/** What `longwire connect` was asked for: checked, but no file read yet. */
export interface ConnectOptions {
  readonly servers: readonly [string, ...string[]]
  readonly port: number | undefined
  readonly nickname: string
  readonly username: string | undefined
  readonly realname: string | undefined
  readonly serverPasswordFile: string | undefined
  readonly tls: boolean
  readonly tlsCaFile: string | undefined
  readonly pins: readonly string[]
  readonly insecure: boolean
  readonly certificateFiles: { readonly cert: string; readonly key: string } | undefined
  readonly sasl: SaslOptions | undefined
  readonly channels: readonly { readonly name: string; readonly key?: string }[]
  readonly proxy: ProxyTarget | undefined
  readonly family: 4 | 6 | undefined
  readonly bind: string | undefined
  readonly encoding: string | undefined
  readonly json: boolean
  readonly reconnect: boolean
  /** Milliseconds. */
  readonly reconnectDelay: number
  readonly stateFolder: string
}

export interface SaslOptions {
  /** undefined: the default ones. */
  readonly mechanisms: readonly MechanismName[] | undefined
  readonly username: string | undefined
  readonly password: string | undefined
  readonly passwordFile: string | undefined
  readonly keyFile: string | undefined
  readonly optional: boolean
}

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        server: many,
        port: text,
        nick: text,
        user: text,
        realname: text,
        'server-password-file': text,
        tls: flag,
        'tls-ca': text,
        'tls-fingerprint': many,
        'tls-insecure': flag,
        'tls-cert': text,
        'tls-key': text,
        'sasl-mechanism': many,
        'sasl-user': text,
        'sasl-pass': text,
        'sasl-pass-file': text,
        'sasl-key': text,
        'sasl-optional': flag,
        join: many,
        proxy: text,
        family: text,
        bind: text,
        encoding: text,
        json: flag,
        'no-reconnect': flag,
        'reconnect-delay': text,
        'state-dir': text,
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}. Try longwire connect --help.`)
  }
}

type Values = ReturnType<typeof read>

/** From the command line. Throws {@link UsageError} with what is wrong and what would be right. */
export function parseConnectOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ConnectOptions | 'help' {
  const values = read(args)
  if (values.help === true) return 'help'
  const [first, ...others] = values.server ?? []
  if (first === undefined) throw new UsageError('--server HOST is needed. Try longwire connect --help.')
  if (values.nick === undefined) throw new UsageError('--nick NICK is needed: the nickname to be known by.')
  return {
    servers: [server(first), ...others.map(server)],
    port: values.port === undefined ? undefined : port(values.port),
    nickname: word('--nick', values.nick),
    username: values.user === undefined ? undefined : word('--user', values.user),
    realname: values.realname,
    serverPasswordFile: values['server-password-file'],
    tls: values.tls ?? false,
    tlsCaFile: values['tls-ca'],
    pins: (values['tls-fingerprint'] ?? []).map(pin),
    insecure: values['tls-insecure'] ?? false,
    certificateFiles: certificateFiles(values),
    sasl: saslOptions(values, environment),
    channels: (values.join ?? []).map(channel),
    proxy: values.proxy === undefined ? undefined : proxy(values.proxy),
    family: values.family === undefined ? undefined : family(values.family),
    bind: values.bind === undefined ? undefined : address(values.bind),
    encoding: values.encoding === undefined ? undefined : encoding(values.encoding),
    json: values.json ?? false,
    reconnect: values['no-reconnect'] !== true,
    reconnectDelay: values['reconnect-delay'] === undefined ? 1_000 : seconds(values['reconnect-delay']),
    stateFolder: values['state-dir'] ?? defaultStateFolder(environment),
  }
}

function word(option: string, value: string): string {
  if (value === '' || /[\s\0]/.test(value)) throw new UsageError(`${option} must be one word, and not “${value}”.`)
  return value
}

/** An address of version 6 may stand in brackets, as in a URL. */
function server(value: string): string {
  return word('--server', value).replace(/^\[(.*)\]$/, '$1')
}

function port(value: string): number {
  const number = /^[0-9]{1,5}$/.test(value) ? Number(value) : 0
  if (number < 1 || number > 65_535)
    throw new UsageError(`--port must be a number from 1 to 65535, and not “${value}”.`)
  return number
}

function pin(value: string): string {
  const fingerprint = normalFingerprint(value)
  if (!/^[0-9a-f]{64}$/.test(fingerprint)) {
    throw new UsageError(`--tls-fingerprint must be a SHA-256 fingerprint: 64 hexadecimal digits, and not “${value}”.`)
  }
  return fingerprint
}

function certificateFiles(values: Values): ConnectOptions['certificateFiles'] {
  const { 'tls-cert': cert, 'tls-key': key } = values
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined || key === undefined) throw new UsageError('--tls-cert and --tls-key belong together.')
  return { cert, key }
}

function saslOptions(
  values: Values,
  environment: Readonly<Record<string, string | undefined>>,
): SaslOptions | undefined {
  const named = values['sasl-mechanism']?.flatMap((list) => list.split(','))
  const wanted = ['sasl-user', 'sasl-pass', 'sasl-pass-file', 'sasl-key'] as const
  if (named === undefined && wanted.every((option) => values[option] === undefined)) return undefined
  return {
    mechanisms: named?.map((name) => mechanism(name.toUpperCase())),
    username: values['sasl-user'],
    password:
      values['sasl-pass'] ?? (values['sasl-pass-file'] === undefined ? environment['LONGWIRE_SASL_PASS'] : undefined),
    passwordFile: values['sasl-pass-file'],
    keyFile: values['sasl-key'],
    optional: values['sasl-optional'] ?? false,
  }
}

function mechanism(name: string): MechanismName {
  if (isMechanismName(name)) return name
  throw new UsageError(`--sasl-mechanism “${name}” is not known. Known are ${mechanismNames.join(', ')}.`)
}

function channel(value: string): { name: string; key?: string } {
  const [name = '', key] = value.split(',', 2)
  word('--join', name)
  return key === undefined ? { name } : { name, key: word('--join', key) }
}

function proxy(value: string): ProxyTarget {
  const target = parseProxyUrl(value)
  if (target) return target
  throw new UsageError(`--proxy must be like socks5://host:1080 or http://host:8080, and not “${value}”.`)
}

function family(value: string): 4 | 6 {
  if (value === '4') return 4
  if (value === '6') return 6
  throw new UsageError(`--family must be 4 or 6, and not “${value}”.`)
}

function address(value: string): string {
  if (isIP(value) !== 0) return value
  throw new UsageError(`--bind must be an address of this machine, and not “${value}”.`)
}

function encoding(value: string): string {
  try {
    createEncodings({ fallback: value })
    return value
  } catch {
    throw new UsageError(
      `--encoding “${value}” is not known. Known are names like utf-8, windows-1252, koi8-r, shift_jis.`,
    )
  }
}

function seconds(value: string): number {
  const number = /^[0-9]+(?:\.[0-9]+)?$/.test(value) ? Number(value) : Number.NaN
  if (number >= 0 && number <= 86_400) return number * 1_000
  throw new UsageError(`--reconnect-delay must be seconds, from 0 to 86400, and not “${value}”.`)
}

function defaultStateFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { XDG_STATE_HOME: state } = environment
  return join(state === undefined || state === '' ? join(homedir(), '.local', 'state') : state, 'longwire')
}
