import { readServerTime } from '@longwire/irc'
import type { ConnectionStage, NetworkView, ToldOptions } from '../state.ts'
import { known } from './known.ts'
import { nameOf } from './network-display.ts'
import { seenOf } from './seen.ts'

/**
 * What the bouncer says of a network, or is told.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/bouncer-networks.md and docs/extensions/networks.md
 */
export type Attributes = ReadonlyMap<string, string>

/** What is known of a network that its attributes do not tell. */
type KnownBefore = Pick<
  NetworkView,
  'currentNickname' | 'problem' | 'away' | 'current' | 'redacts' | 'replies' | 'reacts' | 'host' | 'ownName'
>

/** A network from all its attributes, and from what is known of it beside them. */
export function networkFrom(id: string, attributes: Attributes, before: KnownBefore | undefined): NetworkView {
  const host = attributes.get('host') ?? ''
  const tls = attributes.get('tls') !== '0'
  const state = stateFrom(attributes.get('state'))
  const reached = state === 'connected' || readServerTime(attributes.get('longwire/last-connected') ?? '') !== undefined
  const ownName = before?.host === host ? before.ownName : undefined
  const texts = {
    currentNickname: before?.currentNickname,
    ownName,
    username: attributes.get('username'),
    realname: attributes.get('realname'),
    account: attributes.get('longwire/sasl-account'),
  }
  const pins = attributes.get('longwire/pins')?.split(',').filter(Boolean)
  return {
    id,
    name: nameOf({ name: attributes.get('name') ?? host, host }, ownName),
    host,
    port: portFrom(attributes.get('port'), tls),
    tls,
    nickname: attributes.get('nickname') ?? '',
    enabled: attributes.get('longwire/enabled') !== '0',
    state,
    ...(reached && { reached }),
    problem: problemFrom(attributes) ?? (isRepeated(attributes) ? before?.problem : undefined),
    ...progressFrom(attributes),
    ...known(texts),
    ...(pins !== undefined && { pins }),
    ...optionsFrom(attributes),
    ...(before?.away !== undefined && { away: before.away }),
    ...(before?.current !== undefined && { current: before.current }),
    ...seenOf(before),
  }
}

const optionNames = [
  'servers',
  'flood-control',
  'join-after',
  'proxy',
  'bind',
  'family',
  'encoding',
  'perform-lines',
  'client-fingerprint',
] as const satisfies readonly (keyof ToldOptions)[]

function optionsFrom(attributes: Attributes): Pick<NetworkView, 'options'> {
  const options: Partial<Record<(typeof optionNames)[number], string>> = {}
  for (const name of optionNames) {
    const text = attributes.get(`longwire/${name}`)
    if (text !== undefined && text !== '') options[name] = text
  }
  return Object.keys(options).length === 0 ? {} : { options }
}

function portFrom(text: string | undefined, tls: boolean): number {
  const port = Number(text)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : tls ? 6697 : 6667
}

function stateFrom(text: string | undefined): NetworkView['state'] {
  return text === 'connected' || text === 'connecting' ? text : 'disconnected'
}

/** What was wrong is not, once the network is connected. */
function problemFrom(attributes: Attributes): NetworkView['problem'] {
  const text = attributes.get('error')
  const code = attributes.get('longwire/error-code')
  if (attributes.get('state') === 'connected' || (text === undefined && code === undefined)) return undefined
  return { code: code ?? '', text: text ?? '', certificate: attributes.get('longwire/certificate') }
}

const stages: ReadonlySet<string> = new Set<ConnectionStage>([
  'looking-up',
  'connecting',
  'proxy',
  'securing',
  'upgrading',
  'logging-in',
])

function isStage(text: string | undefined): text is ConnectionStage {
  return text !== undefined && stages.has(text)
}

function progressFrom(attributes: Attributes): Pick<NetworkView, 'stage' | 'failures' | 'retryAt'> {
  const stage = attributes.get('longwire/stage')
  const failures = Number(attributes.get('longwire/failures') ?? 0)
  const retryAt = readServerTime(attributes.get('longwire/retry-at') ?? '')
  return {
    ...(isStage(stage) && { stage }),
    ...(Number.isSafeInteger(failures) && failures > 0 && { failures }),
    ...(retryAt !== undefined && { retryAt }),
  }
}

/** Whether it is being tried once more; who introduces itself is not asked how often that has failed. */
function isRepeated(attributes: Attributes): boolean {
  if (attributes.get('state') !== 'connecting') return false
  return attributes.has('longwire/failures') || attributes.get('longwire/stage') === 'logging-in'
}
