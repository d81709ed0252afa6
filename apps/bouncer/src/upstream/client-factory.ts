import { createIrcClient, type Environment } from '@longwire/connection'
import { createTcpOpener, type TcpTarget } from '@longwire/connection/node'
import type { SaslMechanism, SessionSecrets } from '@longwire/irc'
import { external } from '@longwire/irc/sasl/external'
import { plain } from '@longwire/irc/sasl/plain'
import { scramSha256, scramSha512 } from '@longwire/irc/sasl/scram'
import type { NetworkSettings } from '@longwire/store'
import type { ClientFactory } from './upstream.ts'

/**
 * The bouncer tells its screens who is in a channel, so it must know; and what is
 * between a bouncer and its screens is for its own screens.
 */
const notWanted: readonly string[] = [
  'no-implicit-names',
  'znc-playback',
  'bouncer-networks',
  'bouncer-networks-notify',
  'read-marker',
  'resume',
  'search',
  'webpush',
  'metadata',
]

/** What clients of real networks stand on. */
export interface TcpClientsInit {
  readonly environment: Environment
  /** PEM of all authorities that may sign a network's certificate; undefined for those that the system knows. */
  readonly ca?: string
}

/** Clients over TCP and TLS, as a network's settings say. */
export function createTcpClients({ environment, ca }: TcpClientsInit): ClientFactory {
  const opener = createTcpOpener({ environment })
  return ({ settings }) => {
    const [first, ...others] = settings.servers.map((server) => targetOf(server, settings, ca))
    if (first === undefined) throw new Error(`the network ${settings.name} has no server`)
    const { nickname, username, realname } = settings
    return createIrcClient({
      opener,
      targets: [first, ...others],
      session: {
        nickname,
        ...(username !== undefined && { username }),
        ...(realname !== undefined && { realname }),
        ctcp: { version: 'Longwire', clientInfo: true },
        without: notWanted,
      },
      secrets: secretsOf(settings),
      environment,
    })
  }
}

function targetOf(
  { host, port, tls }: NetworkSettings['servers'][number],
  { pins = [] }: NetworkSettings,
  ca: string | undefined,
): TcpTarget {
  return { host, port, tls, trust: { ...(ca !== undefined && { ca }), ...(pins.length > 0 && { pins }) } }
}

function secretsOf({ serverPassword, sasl }: NetworkSettings): SessionSecrets {
  return {
    ...(serverPassword !== undefined && { serverPassword }),
    ...(sasl !== undefined && { mechanisms: mechanismsOf(sasl) }),
  }
}

/** The strongest first; where the person named some, only those. */
function mechanismsOf(sasl: NonNullable<NetworkSettings['sasl']>): readonly SaslMechanism[] {
  const { account, password, mechanisms } = sasl
  const login = password === undefined ? undefined : { username: account, password }
  const known = login === undefined ? [external()] : [scramSha512(login), scramSha256(login), plain(login)]
  return mechanisms.length === 0 ? known : known.filter(({ name }) => mechanisms.includes(name))
}
