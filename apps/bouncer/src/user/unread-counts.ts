import type { MessageInit } from '@longwire/irc'
import type { BufferId, BufferRecord, History, Unread } from '@longwire/store'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Log } from '../log/log.ts'
import type { Attachment } from './attachment.ts'
import type { Attachments } from './attachments.ts'
import type { Network } from './network.ts'
import type { RecordedLine, RecordObserver } from './record-observers.ts'
import type { Work } from './work.ts'

const CAPABILITY = 'longwire/unread'
/** The buffer's preference that says that it was marked as unread. */
const MARKED_KEY = 'marked-unread'

/** What the store has of buffers' preferences. */
type KeptOfBuffers = ReadonlyMap<BufferId, Readonly<Record<string, unknown>>>

interface UnreadCountsUser {
  readonly attachments: Attachments
  readonly history: History
  readonly log: Log
  readonly work: Work
}

/**
 * Tells screens how much waits to be read. What changed is counted by the store, one question at a time, so that under a
 * flood the newest state is told and not every one. See docs/extensions/unread.md.
 */
export class UnreadCounts implements RecordObserver {
  readonly #user: UnreadCountsUser
  readonly #changed = new Map<BufferId, Network>()
  /** What screens were told last, as long as there is one that is told. */
  readonly #told = new Map<BufferId, string>()
  readonly #marked: Set<BufferId>
  #counting = false

  /** `kept` is what the store has of buffers' preferences. */
  constructor(user: UnreadCountsUser, kept: KeptOfBuffers) {
    this.#user = user
    this.#marked = new Set([...kept].flatMap(([id, values]) => (values[MARKED_KEY] === true ? id : [])))
  }

  onRecorded({ network, buffer, verdict }: RecordedLine): void {
    if (verdict.attention > 0) this.#recount(network, buffer.id)
  }

  onRead(network: Network, buffer: BufferRecord): void {
    if (this.#marked.delete(buffer.id)) this.#write(this.#user.history.bufferPreferences.remove(buffer.id, MARKED_KEY))
    this.#recount(network, buffer.id)
  }

  onRedacted(network: Network, buffer: BufferRecord): void {
    this.#recount(network, buffer.id)
  }

  onRemoved({ buffers }: Network): void {
    for (const { id } of buffers.list()) {
      this.#changed.delete(id)
      this.#marked.delete(id)
      this.#told.delete(id)
    }
  }

  /** It counts at least one until somebody reads it. */
  mark(network: Network, buffer: BufferRecord): void {
    this.#marked.add(buffer.id)
    this.#write(this.#user.history.bufferPreferences.set(buffer.id, MARKED_KEY, true))
    this.#recount(network, buffer.id)
  }

  /** A screen came: it is told of every conversation with something to read; then, in any case, `done`. */
  tellAll(attachment: Attachment, network: Network, done: () => void): void {
    if (!isTold(attachment)) return done()
    const buffers = network.buffers.list()
    return this.#user.work(
      this.#user.history.unread(buffers.map(({ id }) => id)),
      (counts) => {
        for (const one of counts) {
          const line = this.#lineOf(network, one)
          if (line === undefined) continue
          this.#told.set(one.buffer, line.key)
          if (!line.empty) attachment.screen.send(line.message)
        }
        done()
      },
      (error) => {
        this.#user.log.warn('unread-not-counted', { reason: String(error) })
        done()
      },
    )
  }

  /** The line of one conversation, as an answer to who asked. Rejects with {@link StoreError}. */
  async lineFor(network: Network, buffer: BufferRecord): Promise<MessageInit | undefined> {
    const [count] = await this.#user.history.unread([buffer.id])
    return count === undefined ? undefined : this.#lineOf(network, count)?.message
  }

  #recount(network: Network, buffer: BufferId): void {
    this.#changed.set(buffer, network)
    if (!this.#counting) this.#count()
  }

  #count(): void {
    this.#counting = true
    this.#user.work(
      // What else changes in this turn is counted with it.
      Promise.resolve().then(async () => this.#countChanged()),
      (changed) => {
        this.#counting = false
        for (const [network, counts] of changed) this.#tell(network, counts)
        if (this.#changed.size > 0) this.#count()
      },
      (error) => {
        this.#counting = false
        this.#user.log.warn('unread-not-counted', { reason: String(error) })
      },
    )
  }

  async #countChanged(): Promise<ReadonlyMap<Network, readonly Unread[]>> {
    const byNetwork = Map.groupBy(this.#changed.keys(), (buffer) => this.#changed.get(buffer))
    this.#changed.clear()
    const counted = new Map<Network, readonly Unread[]>()
    for (const [network, buffers] of byNetwork) {
      if (network === undefined) continue
      if (this.#listeners(network).length > 0) counted.set(network, await this.#user.history.unread(buffers))
      // Nobody is told, so nobody knows: whoever comes is told all.
      else for (const buffer of buffers) this.#told.delete(buffer)
    }
    return counted
  }

  #tell(network: Network, counts: readonly Unread[]): void {
    for (const count of counts) {
      const line = this.#lineOf(network, count)
      if (line === undefined || this.#told.get(count.buffer) === line.key) continue
      this.#told.set(count.buffer, line.key)
      for (const { screen } of this.#listeners(network)) screen.send(line.message)
    }
  }

  #listeners(network: Network): readonly Attachment[] {
    return [...this.#user.attachments.at(network)].filter(isTold)
  }

  /** undefined for a conversation that is no more. */
  #lineOf(
    network: Network,
    { buffer, unread, mentions }: Unread,
  ): { readonly message: MessageInit; readonly key: string; readonly empty: boolean } | undefined {
    const record = network.buffers.byId(buffer)
    if (record === undefined) return undefined
    const counted = Math.max(unread, this.#marked.has(buffer) ? 1 : 0)
    const params = [record.name === '' ? '*' : record.name, String(counted), String(mentions)]
    return {
      message: { source: SERVER_NAME, command: 'UNREAD', params },
      key: params.join(' '),
      empty: counted === 0,
    }
  }

  #write(written: Promise<void>): void {
    this.#user.work(
      written,
      () => {},
      (error) => this.#user.log.warn('state-not-written', { reason: String(error) }),
    )
  }
}

function isTold({ screen }: Attachment): boolean {
  return screen.view.capabilities.has(CAPABILITY)
}
