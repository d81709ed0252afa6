import { parseTags } from '@longwire/irc'
import type { NetworkInit } from '../model.ts'
import type { NetworkView } from '../state.ts'

/**
 * What the bouncer says of a network, or is told: attributes in the encoding of message tags.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/bouncer-networks.md and docs/extensions/networks.md
 */
export type Attributes = ReadonlyMap<string, string>

/** From one parameter; undefined for `*`, which says that the network is gone. */
export function parseAttributes(text: string): Attributes | undefined {
  return text === '*' ? undefined : parseTags(text)
}

/** A network with what has changed of it; `before` is undefined for one that is new here. */
export function networkFrom(id: string, before: NetworkView | undefined, changed: Attributes): NetworkView {
  const text = (key: string, old: string): string => changed.get(key) ?? old
  const host = text('host', before?.host ?? '')
  const tls = changed.has('tls') ? changed.get('tls') === '1' : (before?.tls ?? true)
  return {
    id,
    name: text('name', before?.name ?? '') || host,
    host,
    port: portFrom(changed, before, tls),
    tls,
    nickname: text('nickname', before?.nickname ?? ''),
    state: stateFrom(changed.get('state'), before?.state),
    problem: problemFrom(before, changed),
    ...(before?.currentNickname !== undefined && { currentNickname: before.currentNickname }),
    ...settingsFrom(before, changed),
  }
}

/** Settings that a person may change, and that have no default of ours. */
function settingsFrom(before: NetworkView | undefined, changed: Attributes): Pick<NetworkView, OptionalSetting> {
  const username = changed.get('username') ?? before?.username
  const realname = changed.get('realname') ?? before?.realname
  const account = changed.get('longwire/sasl-account') ?? before?.account
  const pins = changed.get('longwire/pins')?.split(',').filter(Boolean) ?? before?.pins
  return {
    ...(username !== undefined && { username }),
    ...(realname !== undefined && { realname }),
    ...(account !== undefined && { account }),
    ...(pins !== undefined && { pins }),
  }
}

type OptionalSetting = 'username' | 'realname' | 'account' | 'pins'

function portFrom(changed: Attributes, before: NetworkView | undefined, tls: boolean): number {
  const port = Number(changed.get('port') ?? before?.port)
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : tls ? 6697 : 6667
}

function stateFrom(text: string | undefined, before: NetworkView['state'] | undefined): NetworkView['state'] {
  if (text === 'connected' || text === 'connecting' || text === 'disconnected') return text
  return before ?? 'disconnected'
}

/** An error stays until the network is connected, or another one takes its place. */
function problemFrom(before: NetworkView | undefined, changed: Attributes): NetworkView['problem'] {
  const state = stateFrom(changed.get('state'), before?.state)
  if (state === 'connected') return undefined
  const text = changed.get('error')
  const code = changed.get('longwire/error-code')
  if (text === undefined && code === undefined) return before?.problem
  if (text === '' && (code ?? '') === '') return undefined
  return { code: code ?? '', text: text ?? '', certificate: changed.get('longwire/certificate') || undefined }
}

/** What a person fills in, as the bouncer reads it; what is undefined is left as it is. */
export function attributesOf(init: Partial<NetworkInit>): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {}
  const set = (key: string, value: string | undefined): void => {
    if (value !== undefined) attributes[key] = value
  }
  set('name', init.name)
  set('host', init.host)
  set('port', init.port?.toString())
  set('tls', init.tls === undefined ? undefined : init.tls ? '1' : '0')
  set('nickname', init.nickname)
  set('username', init.username)
  set('realname', init.realname)
  set('pass', init.serverPassword)
  set('longwire/sasl-account', init.account)
  set('longwire/sasl-password', init.accountPassword)
  set('longwire/pins', init.pins?.join(','))
  return attributes
}
