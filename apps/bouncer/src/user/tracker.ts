import type { ClientStatus, IrcClient } from '@longwire/connection'
import { type IrcEvent, targetLimit } from '@longwire/irc'
import type { BufferRecord } from '@longwire/store'
import { afterJoin } from '../downstream/channel-burst.ts'
import type { Attachment } from './attachment.ts'
import { keepConnection, keepIsupport } from './kept-network.ts'
import type { Network } from './network.ts'
import type { UserParts } from './parts.ts'
import { stateLine } from './shown.ts'
import { supportedChanged } from './supported.ts'

const JOIN_BYTES = 400
const MOST_AT_ONCE = 50

/** Keeps in the store what a network must find again after a restart: channels, their keys, what the network supports. */
export class Tracker {
  readonly #user: UserParts
  /** Clients that have been connected before: from then on their session rejoins by itself. */
  readonly #seen = new WeakSet<IrcClient>()

  constructor(user: UserParts) {
    this.#user = user
  }

  /** Before an event is shown. */
  event(network: Network, event: IrcEvent): void {
    switch (event.type) {
      case 'registered':
        network.presence.registered()
        supportedChanged(this.#user, network)
        this.#tellNickname(network)
        this.#user.networkMetadata.registered(network)
        this.#rejoin(network)
        break
      case 'presence-changed':
        network.monitors.changed(event.nickname, event.online, event.source)
        break
      case 'isupport-changed':
        this.#isupportChanged(network)
        break
      case 'user-joined':
        if (event.own && !event.replayed) this.#joined(network, event.channel)
        break
      case 'user-parted':
        if (event.replayed) break
        if (event.own) this.#left(network, event.channel)
        network.leftChannel(event.nickname, event.own)
        break
      case 'user-kicked':
        if (!event.replayed) network.leftChannel(event.nickname, event.own)
        break
      case 'channel-renamed':
        if (!event.replayed) this.#renamed(network, event.from, event.to)
        break
      case 'metadata-changed':
        if (event.request === undefined) this.#user.networkMetadata.told(network, event.message)
        break
      case 'members-listed':
        this.#membersListed(network, event.channel)
        break
      default:
    }
  }

  /** After an event has entered the line of what is shown. */
  entered(network: Network, event: IrcEvent): void {
    // A client that does not know of renames saw a join, and is told what follows one.
    if (event.type === 'channel-renamed' && !event.replayed && network.fold(event.from) !== network.fold(event.to)) {
      this.#tellChannel(network, event.to, ({ knowsRenames }) => !knowsRenames)
    }
  }

  status(network: Network, status: ClientStatus): void {
    const { environment, history } = this.#user
    const connection = network.lastConnected.status(status, network.record.settings.servers, environment.now())
    if (connection !== undefined) this.#write(keepConnection(history.preferences, network.id, connection))
    if (status.kind === 'registered') return
    network.joining.clear()
    network.monitors.forget()
    network.people.forget()
    for (const attachment of this.#user.attachments.at(network)) attachment.forgetChannels()
  }

  /**
   * The network may have called the person otherwise than it was told to, or than it did before: screens that were greeted with
   * another nickname learn of it, or they would take what the person does for somebody else's doing.
   */
  #tellNickname(network: Network): void {
    const { nickname } = network.state.identity
    this.#user.recorder.after((sequence) => {
      for (const attachment of this.#user.attachments.at(network)) attachment.renamed(nickname, sequence)
    })
  }

  /** A join with this key is under way: what is written down when it succeeds. */
  keyUsed(network: Network, channel: string, key: string): void {
    network.keys.set(network.fold(channel), key)
  }

  /** The channels of the last run, or of a client before this one. A session remembers by itself what it was in, and where one may not come in. */
  #rejoin(network: Network): void {
    const { client, record } = network.upstream
    if (this.#seen.has(client)) return
    this.#seen.add(client)
    network.monitors.askAgain()
    const wanted = network.buffers.list().filter(({ kind, joined }) => kind === 'channel' && joined)
    for (const { name, key } of wanted) if (key !== undefined) this.#join(network, [name], key)
    // Only joins that are asked for one by one wait for what they are to wait for.
    const most = record.settings.joinAfter === undefined ? targetLimit(network.isupport, 'JOIN') : 1
    for (const names of grouped(wanted, most)) this.#join(network, names, undefined)
  }

  #join(network: Network, names: readonly string[], key: string | undefined): void {
    const { client } = network.upstream
    const [only] = names
    if (names.length === 1 && only !== undefined) {
      if (key !== undefined) this.keyUsed(network, only, key)
      this.#user.work(
        client.join(only, key).done,
        () => {},
        () => {},
      )
      return
    }
    const message = { command: 'JOIN', params: [names.join(',')] }
    this.#user.work(
      client.request({ kind: 'raw', message }).done,
      () => {},
      () => {},
    )
  }

  #joined(network: Network, channel: string): void {
    const folded = network.fold(channel)
    network.joining.add(folded)
    const key = network.keys.get(folded)
    const made = Promise.resolve(network.buffers.ensure({ kind: 'channel', name: channel }))
    this.#write(
      made.then((buffer) =>
        network.buffers.update(buffer, { joined: true, name: channel, ...(key !== undefined && { key }) }),
      ),
    )
  }

  #left(network: Network, channel: string): void {
    network.keys.delete(network.fold(channel))
    const buffer = network.buffers.find(channel)
    if (buffer !== undefined) this.#write(network.buffers.update(buffer, { joined: false }))
  }

  /** The record goes with the channel. */
  #renamed(network: Network, from: string, to: string): void {
    const buffer = network.buffers.find(from)
    if (buffer === undefined) return
    this.#write(network.buffers.rename(buffer, to))
    this.#user.formerNames.add(buffer, from)
    this.#user.rules.changed(network)
  }

  #isupportChanged(network: Network): void {
    const tokens = network.rememberIsupport()
    supportedChanged(this.#user, network)
    this.#write(network.buffers.rekey(network.casemapping))
    this.#write(keepIsupport(this.#user.history.preferences, network.id, tokens))
  }

  /** After a join: topic, read marker and members, for whoever saw the join. */
  #membersListed(network: Network, name: string): void {
    const folded = network.fold(name)
    if (network.joining.delete(folded)) this.#tellChannel(network, name, () => true)
  }

  /** Topic, read marker and members, for those screens, after what was shown so far. */
  #tellChannel(network: Network, name: string, whom: (attachment: Attachment) => boolean): void {
    this.#user.recorder.after((sequence) => {
      const channel = network.channel(name)
      if (channel === undefined || this.#user.detached.has(network, name)) return
      const buffer: BufferRecord | undefined = network.buffers.find(name)
      for (const attachment of this.#user.attachments.at(network)) {
        if (!whom(attachment)) continue
        for (const message of afterJoin(attachment.screen.view, network.burst, channel, buffer)) {
          attachment.show(stateLine(message, sequence))
        }
      }
    })
  }

  #write(written: Promise<unknown>): void {
    this.#user.work(
      written,
      () => {},
      (error) => this.#user.log.warn('state-not-written', { reason: String(error) }),
    )
  }
}

/** Channels without a key, in as few JOINs as the network takes. Pitfall 21. */
function grouped(wanted: readonly BufferRecord[], limit: number): readonly (readonly string[])[] {
  const most = Math.min(limit, MOST_AT_ONCE)
  const groups: string[][] = []
  let bytes = 0
  for (const { name, key } of wanted) {
    if (key !== undefined) continue
    const cost = Buffer.byteLength(name) + 1
    const last = groups.at(-1)
    if (last !== undefined && last.length < most && bytes + cost <= JOIN_BYTES) {
      last.push(name)
      bytes += cost
    } else {
      groups.push([name])
      bytes = cost
    }
  }
  return groups
}
