import type { AttentionRules } from '@longwire/attention'
import type { Environment, IrcClient } from '@longwire/connection'
import type { IrcEvent, MessageInit, Outcome, SessionState } from '@longwire/irc'
import { KeptSettings } from '../buffers/kept-settings.ts'
import { NetworkBuffers } from '../buffers/network-buffers.ts'
import type { Buffer } from '../buffers/buffer.ts'
import { firstPage, HistoryLoader, type HistoryNetwork } from '../history/history-loader.ts'
import type { Reader } from '../history/line-of-message.ts'
import type { MissedNetwork } from '../history/missed-conversations.ts'
import { loadedOnce } from '../load-later.ts'
import type { NetworkId } from '../keys.ts'
import type { Line } from '../line.ts'
import { type ActionOutcome, done } from '../action-outcome.ts'
import { Outbox } from '../outbox/outbox.ts'
import { OutboxSender, type SpeakingNetwork } from '../outbox/outbox-sender.ts'
import type { StateStore } from '../state-store.ts'
import type { CachedBuffer, CachedNetwork } from '../cache/cache.ts'
import { hasDrafts, hasHistory, hasRecord, hasSettings, hasUnreadCounts } from './capabilities.ts'
import { BufferMetadata, type MetadataNetwork } from './buffer-metadata.ts'
import { CtcpAnswers, type CtcpNetwork } from './ctcp-answers.ts'
import { CurrentRules } from './current-rules.ts'
import { type DraftNetwork, Drafts } from './drafts.ts'
import { type CountedNetwork, UnreadCounts } from './unread-counts.ts'
import { type HeardNetwork, Hearing } from './hearing.ts'
import { receive } from './incoming.ts'
import { type LiveNetwork, LiveReceiver } from './live-receiver.ts'
import { type DisplayedNetwork, NetworkDisplay } from './network-display.ts'
import { Presence, type PresenceNetwork } from './presence.ts'
import { type ReadMarkerNetwork, ReadMarkers } from './read-markers.ts'
import { NetworkReader, type ReadNetwork } from './reader.ts'
import { Waiting } from './waiting.ts'

const loadMissed = loadedOnce(() => import('../history/missed-conversations.ts'))

/** Only straight on a network: a bouncer tells by itself what was missed. What could not be loaded now is at the next connection. */
function lookForMissed(network: MissedNetwork): Promise<void> {
  return loadMissed().then(
    ({ loadMissedConversations }) => loadMissedConversations(network),
    () => {},
  )
}

/** What a network is made of. */
export interface NetworkParts {
  readonly id: NetworkId
  /** Not opened yet; it asks at each connection where it goes on from. */
  readonly client: (resume: () => string) => IrcClient
  readonly environment: Environment
  readonly store: StateStore
  /** What was kept of it from an earlier time. */
  readonly kept?: { readonly network: CachedNetwork; readonly buffers: readonly CachedBuffer[] }
}

/** One network as this screen has it: a stream of the link, its buffers, what waits to be said, how far we have heard. */
export class Network
  implements
    HeardNetwork,
    LiveNetwork,
    HistoryNetwork,
    MissedNetwork,
    PresenceNetwork,
    ReadMarkerNetwork,
    SpeakingNetwork,
    ReadNetwork,
    CountedNetwork,
    DraftNetwork,
    CtcpNetwork,
    MetadataNetwork,
    DisplayedNetwork
{
  readonly id: NetworkId
  readonly client: IrcClient
  readonly buffers: NetworkBuffers
  readonly history: HistoryLoader
  readonly markers: ReadMarkers
  readonly presence: Presence
  readonly sender: OutboxSender
  readonly settings: KeptSettings
  readonly drafts: Drafts
  readonly ctcp = new CtcpAnswers(this)
  readonly display: NetworkDisplay
  readonly #parts: NetworkParts
  readonly #reader = new NetworkReader(this)
  readonly #counts = new UnreadCounts(this)
  readonly #metadata = new BufferMetadata(this)
  readonly #rules = new CurrentRules()
  readonly #hearing: Hearing
  readonly #receiver: LiveReceiver
  /** Who waits until one can ask. */
  readonly #waiting: Waiting

  constructor(parts: NetworkParts) {
    const { id, environment, store } = parts
    this.id = id
    this.#parts = parts
    this.#hearing = new Hearing(this, parts.kept?.network.cursor)
    this.#receiver = new LiveReceiver(this, this.#hearing, this.#metadata)
    this.#waiting = new Waiting(environment)
    this.display = new NetworkDisplay(this, store)
    const casemapping = parts.kept?.network.casemapping ?? 'rfc1459'
    this.settings = new KeptSettings(casemapping)
    this.buffers = new NetworkBuffers(id, store, environment, this.settings, casemapping)
    this.drafts = new Drafts(this, environment)
    this.client = parts.client(() => this.#hearing.resumeFrom())
    const outbox = new Outbox((target) => this.sender.show(target))
    this.sender = new OutboxSender(outbox, this, environment)
    this.history = new HistoryLoader(this)
    this.markers = new ReadMarkers(this)
    this.presence = new Presence(this)
    this.client.onEvent((event) => this.#receive(event))
    for (const kept of parts.kept?.buffers ?? []) this.buffers.restore(kept)
    outbox.restore(parts.kept?.network.outbox ?? [])
  }

  /** Attaches, and stays attached. */
  open(): void {
    // What it came to is seen in the client's status; it goes on by itself.
    this.client.open().done.catch(() => {})
  }

  get state(): SessionState {
    return this.client.state
  }

  /** Whether one can ask and say things: registered, and current. */
  get ready(): boolean {
    return this.#hearing.current && this.client.status.kind === 'registered'
  }

  get countsElsewhere(): boolean {
    return hasUnreadCounts(this.state)
  }

  get keepsDrafts(): boolean {
    return hasDrafts(this.state)
  }

  get keepsSettings(): boolean {
    return hasSettings(this.state)
  }

  /** Resolves when one can ask and say things; with false after so many milliseconds, or where the link is known to be gone. */
  becomesReady(withinMs: number): Promise<boolean> {
    if (this.ready) return Promise.resolve(true)
    if (this.#parts.store.link.kind === 'offline') return Promise.resolve(false)
    return this.#waiting.wait(withinMs)
  }

  /** Where a screen goes on that begins with what this one has. */
  get cursor(): string | undefined {
    return this.#hearing.cursor
  }

  now(): number {
    return this.#parts.environment.now()
  }

  /** Asks for what has an answer. */
  ask(message: MessageInit): Promise<Outcome> {
    return this.client.request({ kind: 'query', message }).done
  }

  /** Sends what has none. */
  send(message: MessageInit): void {
    this.client.send(message).done.catch(() => {})
  }

  readerFor(buffer: Pick<Buffer, 'kind' | 'name'>): Reader {
    return this.#reader.for(buffer)
  }

  rules(): AttentionRules {
    return this.#rules.read(this.#parts.store.preferences, this.id, this.settings)
  }

  /** What is hidden, and what calls the person, is decided anew. */
  rulesChanged(): void {
    for (const { key } of this.buffers.all()) this.#parts.store.touchTimeline(key)
  }

  /** Whether the person does not want to hear who says this. */
  ignores(line: Line, buffer: Pick<Buffer, 'kind' | 'name'>): boolean {
    return this.#reader.ignores(line, buffer)
  }

  settingsChanged(targets: readonly string[]): void {
    this.#rules.forget()
    for (const target of targets) this.buffers.get(target)?.setSettings(this.settings.of(target))
    if (targets.length > 0) this.rulesChanged()
  }

  /** Lines came that were not here before. */
  came(lines: readonly Line[]): void {
    this.sender.confirmAll(lines)
  }

  /** A screen shows this buffer: what it needs first is loaded now, or when we are online. */
  async look(buffer: Buffer): Promise<ActionOutcome<void>> {
    buffer.look()
    const page = firstPage(buffer)
    return page === undefined || !this.ready ? done : this.history.load(buffer, page)
  }

  /** Leaves the link and forgets its timers. */
  close(): void {
    this.#waiting.end(false)
    for (const buffer of this.buffers.all()) buffer.typists.clear()
    this.drafts.stop()
    void this.client.close()
  }

  /** Everything that was missed is here: what waited for it goes on. */
  current(): void {
    this.display.showIdentity()
    this.#counts.current()
    this.#receiver.refreshAll()
    this.markers.online()
    this.drafts.online()
    void this.#metadata.online()
    this.presence.online()
    this.sender.flush()
    this.#waiting.end(true)
    if (!hasRecord(this.state) && hasHistory(this.state)) void lookForMissed(this)
    for (const buffer of this.buffers.all()) {
      if (buffer.kind === 'query') this.markers.ask(buffer)
      if (buffer.unread > 0) this.#metadata.bringBack(buffer)
      const page = buffer.seen ? firstPage(buffer) : undefined
      if (page !== undefined) void this.history.load(buffer, page)
    }
  }

  #receive(event: IrcEvent): void {
    if (this.#hearing.takes(event) || this.#counts.takes(event) || this.drafts.takes(event)) return
    if (this.#metadata.takes(event)) return
    if (event.type === 'registered') this.#registered()
    else if (event.type === 'disconnected') this.#disconnected()
    else if (event.type === 'read-marker-received') this.#markerTold(event.target, event.readUpTo)
    else if (!('replayed' in event && event.replayed)) this.#live(event)
  }

  #live(event: IrcEvent): void {
    receive(event, this.#receiver)
    this.display.showMembers()
    if (changesIdentity(event)) this.display.showIdentity()
    if ('message' in event) this.#hearing.heard(event.message)
  }

  #markerTold(target: string, readUpTo: number | undefined): void {
    const buffer = this.buffers.get(target)
    if (buffer !== undefined) this.markers.told(buffer, readUpTo ?? 0)
  }

  #registered(): void {
    this.display.showIdentity()
    this.#counts.registered()
    this.#metadata.registered()
    this.#hearing.registered()
  }

  #disconnected(): void {
    this.#hearing.disconnected()
    this.markers.offline()
    this.display.showIdentity()
    for (const buffer of this.buffers.all()) buffer.typists.clear()
  }
}

/** Who we are there, or what the network calls itself, and can. */
function changesIdentity(event: IrcEvent): boolean {
  if (event.type === 'nickname-changed') return event.own
  return event.type === 'away-changed' || event.type === 'isupport-changed' || event.type === 'capabilities-changed'
}
