import type { NetworkView } from '../state.ts'
import { known } from './known.ts'

/**
 * What the bouncer says of a network, or is told.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/bouncer-networks.md and docs/extensions/networks.md
 */
export type Attributes = ReadonlyMap<string, string>

/** A network from all its attributes; `currentNickname` is what it calls us now, where that is known. */
export function networkFrom(id: string, attributes: Attributes, currentNickname: string | undefined): NetworkView {
  const host = attributes.get('host') ?? ''
  const tls = attributes.get('tls') !== '0'
  const texts = {
    currentNickname,
    username: attributes.get('username'),
    realname: attributes.get('realname'),
    account: attributes.get('longwire/sasl-account'),
  }
  const pins = attributes.get('longwire/pins')?.split(',').filter(Boolean)
  return {
    id,
    name: attributes.get('name') ?? host,
    host,
    port: portFrom(attributes.get('port'), tls),
    tls,
    nickname: attributes.get('nickname') ?? '',
    enabled: attributes.get('longwire/enabled') !== '0',
    state: stateFrom(attributes.get('state')),
    problem: problemFrom(attributes),
    ...known(texts),
    ...(pins !== undefined && { pins }),
  }
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
