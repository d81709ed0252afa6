import type { ClientStatus } from '@longwire/connection'
import { formatServerTime } from '@longwire/irc'
import type { NetworkSettings, SaslSettings, ServerAddress } from '@longwire/store'
import { en } from '../language/en.ts'
import { adviceFor } from './attribute-advice.ts'
import {
  connectionAttributes,
  connectionSetters,
  readOnlyConnectionAttributes,
  type SettingsChange,
} from './connection-attributes.ts'

/** Attributes of a network on the wire. See docs/extensions/networks.md. */
export type Attributes = ReadonlyMap<string, string>

/** What is wrong with an attribute that a client sent: the code of a FAIL, and the attribute. */
export interface AttributeFault {
  readonly code: 'UNKNOWN_ATTRIBUTE' | 'READ_ONLY_ATTRIBUTE' | 'INVALID_ATTRIBUTE' | 'NEED_ATTRIBUTE'
  readonly attribute: string
  readonly text: string
}

/** What an attribute does to the settings that are being made; undefined for a value that will not do. */
type Setter = (draft: Draft, value: string) => Draft | undefined

interface Draft {
  readonly settings: NetworkSettings
  readonly server: ServerAddress
  readonly portGiven: boolean
}

const readOnly: ReadonlySet<string> = new Set([
  'state',
  'error',
  'longwire/error-code',
  'longwire/certificate',
  'longwire/stage',
  'longwire/failures',
  'longwire/retry-at',
  'longwire/last-connected',
  ...readOnlyConnectionAttributes,
])

const hasNoSpace = (text: string): boolean => text !== '' && !/[\s\0]/.test(text) && !text.startsWith(':')
const fingerprint = /^[0-9a-f]{64}$/

function set(draft: Draft, change: Partial<NetworkSettings>): Draft {
  return { ...draft, settings: { ...draft.settings, ...change } }
}

/** An optional setting: the empty value takes it away. */
function optional(key: 'username' | 'realname' | 'serverPassword', fits: (value: string) => boolean): Setter {
  return (draft, value) => {
    if (value === '') {
      const { [key]: _, ...settings } = draft.settings
      return { ...draft, settings }
    }
    return fits(value) ? set(draft, { [key]: value }) : undefined
  }
}

const setters: Readonly<Record<string, Setter>> = {
  name: (draft, value) => (value.trim() === '' || value.length > 100 ? undefined : set(draft, { name: value.trim() })),
  host: (draft, value) =>
    hasNoSpace(value) && value.length <= 255 ? { ...draft, server: { ...draft.server, host: value } } : undefined,
  port: (draft, value) => {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : 0
    return port >= 1 && port <= 65_535 ? { ...draft, server: { ...draft.server, port }, portGiven: true } : undefined
  },
  tls: (draft, value) =>
    value === '0' || value === '1' ? { ...draft, server: { ...draft.server, tls: value === '1' } } : undefined,
  nickname: (draft, value) =>
    hasNoSpace(value) && !/[!@*?,]/.test(value) ? set(draft, { nickname: value }) : undefined,
  username: optional('username', (value) => hasNoSpace(value) && !/[!@]/.test(value)),
  realname: optional('realname', (value) => !/[\r\n\0]/.test(value)),
  pass: optional('serverPassword', (value) => !/[\r\n\0]/.test(value)),
  'longwire/enabled': (draft, value) =>
    value === '0' || value === '1' ? set(draft, { enabled: value === '1' }) : undefined,
  'longwire/sasl-account': (draft, value) => withSasl(draft, { account: value }),
  'longwire/sasl-password': (draft, value) => withSasl(draft, { password: value }),
  'longwire/pins': (draft, value) => {
    const pins = value
      .split(',')
      .filter(Boolean)
      .map((pin) => pin.replaceAll(':', '').toLowerCase())
    return pins.every((pin) => fingerprint.test(pin)) ? set(draft, { pins }) : undefined
  },
}

function setterOf(attribute: string): Setter | undefined {
  if (Object.hasOwn(setters, attribute)) return setters[attribute]
  const setter = Object.hasOwn(connectionSetters, attribute) ? connectionSetters[attribute] : undefined
  return (
    setter &&
    ((draft, value) => {
      const change = setter(value, draft.settings)
      return change && { ...draft, settings: withChange(draft.settings, change) }
    })
  )
}

function withChange(settings: NetworkSettings, change: SettingsChange): NetworkSettings {
  const { name, servers, nickname, enabled } = settings
  const all = Object.entries({ ...settings, ...change }).filter(([, value]) => value !== undefined)
  return { name, servers, nickname, enabled, ...Object.fromEntries(all) }
}

/** An account without a name is none; a password waits for its account within one command. */
function withSasl(draft: Draft, change: Partial<SaslSettings>): Draft | undefined {
  const before = draft.settings.sasl ?? { mechanisms: [], account: '' }
  const sasl = { ...before, ...change }
  if (/[\0\r\n]/.test(sasl.account + (sasl.password ?? ''))) return undefined
  return set(draft, { sasl })
}

/**
 * Settings changed by what a client sent; without `before`, those of a new network, for a person who is called `nickname`
 * where nothing else is said.
 */
export function applyAttributes(
  before: NetworkSettings | undefined,
  attributes: Attributes,
  nickname: string,
): NetworkSettings | AttributeFault {
  const host = attributes.get('host')
  if (before === undefined && (host === undefined || host === '')) {
    return { code: 'NEED_ATTRIBUTE', attribute: 'host', text: 'A network needs a host' }
  }
  let draft = draftOf(before, nickname, host ?? '')
  for (const [attribute, value] of attributes) {
    const setter = setterOf(attribute)
    if (setter === undefined) return unknownAttribute(attribute)
    const next = setter(draft, value)
    if (next === undefined) return { code: 'INVALID_ATTRIBUTE', attribute, text: adviceFor(attribute, en) }
    draft = next
  }
  return settingsOf(draft)
}

export function isFault(result: NetworkSettings | AttributeFault): result is AttributeFault {
  return 'code' in result
}

function draftOf(before: NetworkSettings | undefined, nickname: string, host: string): Draft {
  const [server = { host, port: 6697, tls: true }] = before?.servers ?? []
  const settings = before ?? { name: host, servers: [server], nickname, enabled: true }
  return { settings, server, portGiven: before !== undefined }
}

function settingsOf({ settings, server, portGiven }: Draft): NetworkSettings {
  const port = portGiven ? server.port : server.tls ? 6697 : 6667
  const servers = [{ ...server, port }, ...settings.servers.slice(1)]
  const { sasl, ...rest } = settings
  if (sasl === undefined || sasl.account === '') return { ...rest, servers }
  return { ...rest, servers, sasl }
}

function unknownAttribute(attribute: string): AttributeFault {
  if (readOnly.has(attribute)) {
    return { code: 'READ_ONLY_ATTRIBUTE', attribute, text: `${attribute} cannot be changed` }
  }
  return { code: 'UNKNOWN_ATTRIBUTE', attribute, text: `${attribute} is not known here` }
}

/**
 * What clients are told of a network. Passwords never are; what is not set is left out. `lastConnected` is in milliseconds since
 * 1970; undefined while it is connected, and where its servers never were.
 */
export function attributesOf(
  settings: NetworkSettings,
  status: ClientStatus,
  lastConnected: number | undefined,
): Attributes {
  const [server] = settings.servers
  const problem = 'error' in status ? status.error : undefined
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['name', settings.name],
    ['host', server?.host],
    ['port', server?.port.toString()],
    ['tls', server?.tls === false ? '0' : '1'],
    ['nickname', settings.nickname],
    ['username', settings.username],
    ['realname', settings.realname],
    ['state', stateOf(status)],
    ['error', problem?.userText],
    ['longwire/enabled', settings.enabled ? '1' : '0'],
    ['longwire/sasl-account', settings.sasl?.account],
    ['longwire/pins', settings.pins?.join(',')],
    ...connectionAttributes(settings),
    ['longwire/error-code', problem?.code],
    ['longwire/certificate', problem?.details.certificateFingerprint],
    ['longwire/stage', stageOf(status)],
    ['longwire/failures', failuresOf(status)],
    ['longwire/retry-at', status.kind === 'waiting' ? formatServerTime(status.at) : undefined],
    ['longwire/last-connected', lastConnected === undefined ? undefined : formatServerTime(lastConnected)],
  ]
  return new Map(
    entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined && entry[1] !== ''),
  )
}

/** A status in the three words that clients know. */
export function stateOf({ kind }: ClientStatus): 'connected' | 'connecting' | 'disconnected' {
  if (kind === 'registered') return 'connected'
  return kind === 'opening' || kind === 'registering' ? 'connecting' : 'disconnected'
}

/** How far a connection is that is being made; undefined where none is. */
function stageOf(status: ClientStatus): string | undefined {
  if (status.kind === 'registering') return 'logging-in'
  // What is open but has not introduced itself is about to.
  if (status.kind === 'opening') return status.stage === 'open' ? 'logging-in' : status.stage
  return undefined
}

/** How many attempts in a row have failed; undefined where none has. */
function failuresOf(status: ClientStatus): string | undefined {
  return 'attempt' in status && status.attempt > 0 ? String(status.attempt) : undefined
}

/** What is new or other than before; what is gone has the empty value. */
export function changedAttributes(before: Attributes, after: Attributes): Attributes {
  const changed = new Map([...after].filter(([key, value]) => before.get(key) !== value))
  for (const key of before.keys()) if (!after.has(key)) changed.set(key, '')
  return changed
}
