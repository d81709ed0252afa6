import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AddressSet, loopbackAddresses, noAddresses } from './address-set.ts'
import { type Configuration, type ListenAddress, parseListenAddress } from './configuration.ts'
import { ConfigurationError, mistakeAt, type Place } from './configuration-error.ts'
import { readConfigurationFile } from './configuration-file.ts'
import { defaultDataFolder } from './data-folder.ts'
import { fileTrouble } from './file-trouble.ts'
import { CONFIG, type Given, type GivenSettings, readFlags, readVariables } from './given.ts'
import { type SettingName, settings } from './settings.ts'
import { storeChoice } from './store-settings.ts'

/** What the configuration is read from. */
export interface ConfigurationSources {
  /** The arguments after the command's name. */
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
}

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

function configurationOf(given: GivenSettings, sources: ConfigurationSources): Configuration {
  const tlsCa = one(given, 'tls-ca')
  const certificate = one(given, 'tls-certificate')
  const key = one(given, 'tls-key') ?? certificate
  const ircs = given.get('ircs')
  const tlsKey = given.get('tls-key')
  const url = origin(given.get('url'))
  const pushContact = contact(given.get('push-contact')) ?? (url?.startsWith('https:') === true ? url : undefined)
  if (ircs !== undefined && certificate === undefined && addresses(ircs).length > 0) {
    throw mistakeAt(ircs.place, 'this needs a certificate, by “tls-certificate”')
  }
  if (tlsKey !== undefined && key !== undefined && certificate === undefined) {
    throw mistakeAt(tlsKey.place, 'this is the key of a certificate, which “tls-certificate” names')
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
    places: new Map(settings.flatMap(({ name }) => placeOf(given, name))),
  }
}

function placeOf(given: GivenSettings, name: SettingName): readonly (readonly [SettingName, Place])[] {
  const place = given.get(name)?.place
  return place === undefined ? [] : [[name, place]]
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

function dataFolder(given: GivenSettings, { environment, platform }: ConfigurationSources): string {
  return one(given, 'data') ?? defaultDataFolder(environment, platform)
}

function one(given: GivenSettings, name: SettingName): string | undefined {
  const value = given.get(name)?.values.at(-1)
  return value === '' ? undefined : value
}

function addresses(given: Given | undefined, ...otherwise: readonly ListenAddress[]): readonly ListenAddress[] {
  if (given === undefined) return otherwise
  const named = given.values.filter((text) => text !== 'off' && text !== '')
  if (named.length > 0 && given.values.includes('off')) {
    throw mistakeAt(given.place, `“off” and “${named[0]}” cannot both be meant`)
  }
  return named.map((text) => {
    const address = parseListenAddress(text)
    if (address === undefined) throw mistakeAt(given.place, `“${text}” is not ADDRESS:PORT, such as 127.0.0.1:6680`)
    return address
  })
}

/** The file that was named must be there; the one in the data folder need not. */
function configurationFile(
  given: GivenSettings,
  sources: ConfigurationSources,
): { readonly name: string; readonly text: string } | undefined {
  const named = given.get(CONFIG)
  const name = named?.values.at(-1) ?? join(dataFolder(given, sources), FILE_NAME)
  if (named === undefined && !existsSync(name)) return undefined
  try {
    return { name, text: readFileSync(name, 'utf8') }
  } catch (error) {
    throw new ConfigurationError(`${name}: this file cannot be read: ${fileTrouble(error)}`, { cause: error })
  }
}
