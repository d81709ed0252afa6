import {
  createIrcClient,
  createMemoryStsStore,
  createPacedOpener,
  type Environment,
  type StsStore,
} from '@longwire/connection'
import { createTcpOpener, parseProxyUrl, type TcpTarget } from '@longwire/connection/node'
import type { NetworkSettings } from '@longwire/store'
import { secretsOf } from './network-secrets.ts'
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
  'refused',
  'resume',
  'search',
  'webpush',
  'metadata',
]

/** Other people's requests wait for a turn of a network that floods; see docs/decisions/answers-before-floods.md. */
const LINES_PER_TURN = 64

/** What clients of real networks stand on. */
export interface TcpClientsInit {
  readonly environment: Environment
  /** In whose turns what networks say is read; default: those of the environment. */
  readonly reading?: Environment
  /** PEM of all authorities that may sign a network's certificate; undefined for those that the system knows. */
  readonly ca?: string
  /** Where servers' promises of TLS are kept, those of all people together; default: for as long as the process lives. */
  readonly sts?: StsStore
}

/** Clients over TCP and TLS, as a network's settings say. However many there are, they come to one host one by one. */
export function createTcpClients({
  environment,
  reading = environment,
  ca,
  sts = createMemoryStsStore(),
}: TcpClientsInit): ClientFactory {
  const opener = createPacedOpener({ opener: createTcpOpener({ environment }), environment })
  return ({ settings }, current) => {
    const [first, ...others] = settings.servers.map((server) => targetOf(server, settings, ca))
    if (first === undefined) throw new Error(`the network ${settings.name} has no server`)
    const { nickname, username, realname, floodControl, joinAfter } = settings
    return createIrcClient({
      opener,
      targets: [first, ...others],
      session: {
        nickname,
        ...(username !== undefined && { username }),
        ...(realname !== undefined && { realname }),
        ctcp: { version: 'Longwire', clientInfo: true },
        without: notWanted,
        // The person may log in at any time.
        with: ['sasl'],
        ...(joinAfter !== undefined && { joinAfter: { signs: joinAfter } }),
      },
      secrets: secretsOf(settings, () => current().settings),
      environment: reading,
      linesPerTurn: LINES_PER_TURN,
      sts,
      ...(floodControl !== undefined && { flood: floodControl }),
    })
  }
}

function targetOf(
  { host, port, tls }: NetworkSettings['servers'][number],
  { pins = [], clientCertificate, family, bind, proxy: proxyUrl, encoding }: NetworkSettings,
  ca: string | undefined,
): TcpTarget {
  const proxy = proxyUrl === undefined ? undefined : parseProxyUrl(proxyUrl)
  return {
    host,
    port,
    tls,
    trust: { ...(ca !== undefined && { ca }), ...(pins.length > 0 && { pins }) },
    ...(clientCertificate && {
      clientCertificate: { cert: clientCertificate.certificate, key: clientCertificate.key },
    }),
    ...(family !== undefined && { family }),
    ...(bind !== undefined && { bind }),
    ...(proxy !== undefined && { proxy }),
    ...(encoding !== undefined && { encodings: { fallback: encoding } }),
  }
}
