import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AddressSet, loopbackAddresses, noAddresses } from './address-set.ts'
import { type Configuration, type ListenAddress, parseListenAddress } from './configuration.ts'
import { ConfigurationError, mistakeAt } from './configuration-error.ts'
import { type Given, readConfigurationFile } from './configuration-file.ts'
import { defaultDataFolder } from './data-folder.ts'
import { type SettingName, settings, variableOf } from './settings.ts'
import { storeChoice } from './store-settings.ts'

/** What the configuration is read from. */
export interface ConfigurationSources {
  /** The arguments after the command's name. */
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

const CONFIG = 'config'
const FILE_NAME = 'longwire.toml'
const MAX_USERS = 100
const loopback = (port: number): ListenAddress => ({ host: '127.0.0.1', port })

/**
 * The configuration: a flag wins over the environment, which wins over the file (`--config`, or `longwire.toml` in the data
 * folder, where there is one). `help` where that was asked for. Throws {@link ConfigurationError}.
 */
export function readConfiguration(sources: ConfigurationSources): Configuration | 'help' {
  const flags = readFlags(sources.args)
  if (flags === 'help') return 'help'
  const outside = new Map([...readVariables(sources.environment), ...flags])
  const file = configurationFile(outside, sources)
  const given = file === undefined ? outside : new Map([...readConfigurationFile(file.text, file.name), ...outside])
  return configurationOf(given, sources)
}

function configurationOf(given: Settings, sources: ConfigurationSources): Configuration {
  const tlsCa = one(given, 'tls-ca')
  const certificate = one(given, 'tls-certificate')
  const key = one(given, 'tls-key') ?? certificate
  const ircs = given.get('ircs')
  const url = origin(given.get('url'))
  const pushContact = contact(given.get('push-contact')) ?? (url?.startsWith('https:') === true ? url : undefined)
  if (ircs !== undefined && certificate === undefined && addresses(ircs).length > 0) {
    throw mistakeAt(ircs.place, 'this needs a certificate, by “tls-certificate”')
  }
  return {
    data: dataFolder(given, sources),
    store: storeChoice((name) => given.get(name)),
    http: addresses(given.get('http'), loopback(6680)),
    irc: addresses(given.get('irc'), { ...loopback(6667), optional: true }),
    ircs: certificate === undefined ? [] : addresses(ircs, { ...loopback(6697), optional: true }),
    ...(certificate !== undefined && key !== undefined && { certificate: { certificate, key } }),
    ...(tlsCa !== undefined && { tlsCa }),
    trustedProxies: addressSet(given.get('trusted-proxy'), loopbackAddresses),
    proxyProtocol: addressSet(given.get('proxy-protocol'), noAddresses),
    maxUsers: count(given.get('max-users'), MAX_USERS),
    ...(url !== undefined && { url }),
    ...(pushContact !== undefined && { pushContact }),
  }
}

function addressSet(given: Given | undefined, otherwise: AddressSet): AddressSet {
  if (given === undefined) return otherwise
  const texts = given.values.filter((text) => text !== 'off' && text !== '')
  return AddressSet.of(texts, (text) => {
    throw mistakeAt(given.place, `“${text}” is neither an address nor ADDRESS/BITS, such as 192.0.2.0/24`)
  })
}

function count(given: Given | undefined, otherwise: number): number {
  const text = given?.values.at(-1)
  if (given === undefined || text === undefined || text === '') return otherwise
  if (!/^\d{1,6}$/.test(text)) throw mistakeAt(given.place, `“${text}” is not a number from 0 to 999999`)
  return Number(text)
}

function contact(given: Given | undefined): string | undefined {
  const text = given?.values.at(-1)
  if (given === undefined || text === undefined || text === '') return undefined
  const url = URL.parse(text)
  const right = url?.protocol === 'https:' || (url?.protocol === 'mailto:' && url.pathname.includes('@'))
  if (!right) throw mistakeAt(given.place, `“${text}” is neither mailto:NAME@HOST nor https://…`)
  return text
}

function origin(given: Given | undefined): string | undefined {
  const text = given?.values.at(-1)
  if (given === undefined || text === undefined || text === '') return undefined
  const url = URL.parse(text)
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (url === null || !web || url.href !== `${url.origin}/`) {
    throw mistakeAt(given.place, `“${text}” is no address such as https://irc.example.org`)
  }
  return url.origin
}

type Settings = ReadonlyMap<SettingName | typeof CONFIG, Given>

function dataFolder(given: Settings, { environment, platform }: ConfigurationSources): string {
  return one(given, 'data') ?? defaultDataFolder(environment, platform)
}

function one(given: Settings, name: SettingName): string | undefined {
  const value = given.get(name)?.values.at(-1)
  return value === '' ? undefined : value
}

function addresses(given: Given | undefined, ...otherwise: readonly ListenAddress[]): readonly ListenAddress[] {
  if (given === undefined) return otherwise
  return given.values
    .filter((text) => text !== 'off' && text !== '')
    .map((text) => {
      const address = parseListenAddress(text)
      if (address === undefined) throw mistakeAt(given.place, `“${text}” is not ADDRESS:PORT, such as 127.0.0.1:6680`)
      return address
    })
}

function readFlags(args: readonly string[]): Map<SettingName | typeof CONFIG, Given> | 'help' {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }> = {
    help: { type: 'boolean', short: 'h' },
    [CONFIG]: { type: 'string', multiple: true },
  }
  for (const { name } of settings) options[name] = { type: 'string', multiple: true }
  const { values } = parsed(args, options)
  if (values['help'] === true) return 'help'
  const given = new Map<SettingName | typeof CONFIG, Given>()
  for (const name of [CONFIG, ...settings.map((setting) => setting.name)] as const) {
    const texts = values[name]
    if (Array.isArray(texts)) given.set(name, { values: texts.map(String), place: { kind: 'flag', name } })
  }
  return given
}

function parsed(args: readonly string[], options: NonNullable<Parameters<typeof parseArgs>[0]>['options']) {
  try {
    return parseArgs({ args: [...args], options: options ?? {} })
  } catch (error) {
    throw new ConfigurationError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function readVariables(environment: ConfigurationSources['environment']): Map<SettingName | typeof CONFIG, Given> {
  const given = new Map<SettingName | typeof CONFIG, Given>()
  for (const { name, kind } of [{ name: CONFIG, kind: 'one' } as const, ...settings]) {
    const variable = variableOf(name)
    const text = environment[variable]
    if (text === undefined || text === '') continue
    const values = kind === 'many' ? text.split(',').map((part) => part.trim()) : [text]
    given.set(name, { values, place: { kind: 'variable', name: variable } })
  }
  return given
}

/** The file that was named must be there; the one in the data folder need not. */
function configurationFile(
  given: Settings,
  sources: ConfigurationSources,
): { readonly name: string; readonly text: string } | undefined {
  const named = given.get(CONFIG)
  const name = named?.values.at(-1) ?? join(dataFolder(given, sources), FILE_NAME)
  if (named === undefined && !existsSync(name)) return undefined
  try {
    return { name, text: readFileSync(name, 'utf8') }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const reason = isMissing ? 'there is no such file' : String(error)
    throw new ConfigurationError(`${name}: this file cannot be read: ${reason}`, { cause: error })
  }
}
