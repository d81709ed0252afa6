import type { Message, MessageInit, Outcome } from '@longwire/irc'
import type { Attachments } from '../user/attachments.ts'
import type { Network } from '../user/network.ts'
import type { Work } from '../user/work.ts'
import { isOwnKey } from './metadata-keys.ts'

const CAPABILITY = 'draft/metadata-2'

interface NetworkMetadataUser {
  readonly attachments: Attachments
  readonly work: Work
}

/**
 * The metadata that belongs to a network: the bouncer subscribes there to the sum of what its clients want, and tells each
 * client of its own. See docs/extensions/metadata.md.
 */
export class NetworkMetadata {
  readonly #user: NetworkMetadataUser
  /** What the network was asked to tell of, on this connection. */
  readonly #subscribed = new WeakMap<Network, Set<string>>()

  constructor(user: NetworkMetadataUser) {
    this.#user = user
  }

  /** A new connection knows of no subscriptions. */
  registered(network: Network): void {
    this.#subscribed.delete(network)
    this.check(network)
  }

  /** What clients want to be told of has changed, or a client came or went. */
  check(network: Network): void {
    if (!network.has(CAPABILITY)) return
    const before = this.#subscribed.get(network) ?? new Set()
    const wanted = new Set<string>()
    for (const { metadataKeys } of this.#user.attachments.at(network)) {
      for (const key of metadataKeys) if (!isOwnKey(key)) wanted.add(key)
    }
    this.#subscribed.set(network, wanted)
    this.#ask(
      network,
      'SUB',
      [...wanted].filter((key) => !before.has(key)),
    )
    this.#ask(
      network,
      'UNSUB',
      [...before].filter((key) => !wanted.has(key)),
    )
  }

  /** The network told of a value. */
  told(network: Network, { params: [target, key, visibility, value], source }: Message): void {
    if (target === undefined || key === undefined || isOwnKey(key.toLowerCase())) return
    const params = [target, key, visibility ?? '*', ...(value === undefined ? [] : [value])]
    const message = { ...(source !== undefined && { source }), command: 'METADATA', params }
    for (const { screen, metadataKeys } of this.#user.attachments.at(network)) {
      if (metadataKeys.has(key.toLowerCase())) screen.send(message)
    }
  }

  /** Asks the network; undefined where it has no metadata. */
  query(network: Network, params: readonly string[]): Promise<Outcome | undefined> {
    if (!network.has(CAPABILITY)) return Promise.resolve(undefined)
    return network.upstream.client.request({ kind: 'query', message: { command: 'METADATA', params } }).done
  }

  #ask(network: Network, subcommand: 'SUB' | 'UNSUB', keys: readonly string[]): void {
    if (keys.length === 0) return
    this.#user.work(
      this.query(network, ['*', subcommand, ...keys]),
      (outcome) => {
        for (const reply of repliesOf(outcome)) if (reply.command === 'METADATA') this.told(network, reply)
      },
      () => {},
    )
  }
}

/** What came as an answer, but for its frames. */
function repliesOf(outcome: Outcome | undefined): readonly Message[] {
  return outcome?.kind === 'ok' ? outcome.replies.filter(({ command }) => command !== 'BATCH') : []
}

/** The values of the network among some replies, as they are told to a client. */
export function networkValues(outcome: Outcome | undefined): readonly MessageInit[] {
  return repliesOf(outcome).flatMap(({ command, params, source }) => {
    const key = command === 'METADATA' ? params[1] : params[2]
    const passes = command === '761' || command === '766' || command === 'METADATA'
    if (!passes || key === undefined || isOwnKey(key.toLowerCase())) return []
    return { ...(source !== undefined && { source }), command, params }
  })
}
