import type { MessageInit } from '@longwire/irc'
import type { BufferId, BufferRecord, History, StoredMessage } from '@longwire/store'
import { afterJoin } from '../downstream/channel-burst.ts'
import { playbackLine } from '../downstream/playback.ts'
import { batchMessages, type BatchReferences } from '../downstream/response.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Log } from '../log/log.ts'
import { DETACHED } from '../metadata/metadata-keys.ts'
import type { BufferMetadata, MetadataChange } from '../metadata/buffer-metadata.ts'
import { SERVICE_NICKNAME } from '../service/service-nickname.ts'
import type { PersonRules } from '../preferences/person-rules.ts'
import type { Attachment } from './attachment.ts'
import type { Attachments } from './attachments.ts'
import type { Network } from './network.ts'
import { playedBack } from './played-back.ts'
import type { Recorder } from './recorder.ts'
import { type Shown, stateLine } from './shown.ts'
import type { Work } from './work.ts'

/** The buffer's preference that says since when it is put aside, in milliseconds. */
const SINCE_KEY = 'detached-at'
const MOST_LINES = 1000
const LINES_OF_A_BATCH = 100

interface DetachedChannelsUser {
  readonly batchReferences: BatchReferences
  readonly environment: { now(): number }
  readonly history: History
  readonly log: Log
  readonly rules: PersonRules
  readonly work: Work
  readonly attachments: Attachments
  readonly recorder: Recorder
  readonly metadata: BufferMetadata
}

/**
 * Channels that the person has put aside: the bouncer stays in them and records, and screens are told that they were left,
 * until they come in again. See docs/extensions/detached-channels.md.
 */
export class DetachedChannels {
  readonly #user: DetachedChannelsUser

  constructor(user: DetachedChannelsUser) {
    this.#user = user
    user.metadata.onChange((change) => {
      if (change.key === DETACHED) this.#changed(change)
    })
  }

  has(network: Network, channel: string): boolean {
    const buffer = network.buffers.find(channel)
    return buffer !== undefined && this.#isDetached(buffer.id)
  }

  /** Whether all that it tells is of channels that were put aside. */
  hides(network: Network, { message, kept }: Shown): boolean {
    if (kept.length > 0) return kept.every(({ buffer }) => this.#isDetached(buffer))
    const [target = ''] = message.params ?? []
    return network.isChannel(target) && this.has(network, target)
  }

  /** The screens are told before this resolves. Rejects with {@link StoreError}. */
  async set(network: Network, channel: string, detached: boolean): Promise<void> {
    const buffer = await network.buffers.ensure({ kind: 'channel', name: channel })
    await this.#user.metadata.change({ network, buffer, key: DETACHED, value: detached ? '1' : undefined })
  }

  /** Somebody said the person's name there: the screens hear of it, from the service. */
  tellMention(network: Network, channel: string, { sender, text }: StoredMessage): void {
    const [nickname = ''] = sender.split('!')
    const source = { nickname: SERVICE_NICKNAME, username: 'service', hostname: SERVER_NAME }
    for (const { screen } of this.#user.attachments.at(network)) {
      screen.send({ source, command: 'NOTICE', params: [screen.view.nickname, `${channel} <${nickname}> ${text}`] })
    }
  }

  #isDetached(buffer: BufferId): boolean {
    return this.#user.metadata.of(buffer).has(DETACHED)
  }

  /** In its turn among what happens: nothing of the channel is shown before it was joined, or after it was left. */
  #changed({ network, buffer, value }: MetadataChange): void {
    const channel = network.channel(buffer.name)
    if (value !== undefined) this.#putAside(buffer)
    if (channel === undefined) return
    this.#user.recorder.after((sequence) => {
      const came = value === undefined
      const moved: Shown = {
        ...stateLine(came ? joinLine(network, channel.name) : partLine(network, channel.name), sequence),
        ownChannel: { came, channel: network.fold(channel.name) },
      }
      for (const attachment of this.#user.attachments.at(network)) {
        const fresh = came !== attachment.isIn(network.fold(channel.name))
        attachment.show(moved)
        if (!came || !fresh) continue
        for (const message of afterJoin(attachment.screen.view, network.burst, channel, buffer)) {
          attachment.show(stateLine(message, sequence))
        }
        this.#playBack(network, buffer, attachment)
      }
    })
  }

  #putAside({ id }: BufferRecord): void {
    const { environment, history } = this.#user
    this.#write(history.bufferPreferences.set(id, SINCE_KEY, environment.now()))
  }

  /** What was said while it was put aside, to a client that does not ask for it; what happens meanwhile comes after it. */
  #playBack(network: Network, buffer: BufferRecord, attachment: Attachment): void {
    const { history, log, work } = this.#user
    const resumes = attachment.screen.view.capabilities.has('longwire/resume')
    if (!resumes && attachment.asksForHistory) return
    const missed = async (): Promise<readonly StoredMessage[]> => {
      const since = (await history.bufferPreferences.of(buffer.id))[SINCE_KEY]
      if (typeof since !== 'number') return []
      // What came in that very moment belongs to it.
      const after = { by: 'time', time: since - 1 } as const
      const query = { kind: 'latest', buffer: buffer.id, limit: MOST_LINES, events: false, after } as const
      return (await history.page(query)).messages
    }
    attachment.hold()
    work(
      missed(),
      (rows) => {
        const lines = resumes
          ? this.#missedBatch(network, buffer, rows)
          : this.#linesOf(network, buffer, rows, attachment)
        for (const line of lines) attachment.screen.send(line)
        const last = rows.at(-1)
        attachment.release(last === undefined ? new Map() : new Map([[buffer.id, last.id]]))
      },
      (error) => {
        log.warn('catch-up-failed', { reason: String(error) })
        attachment.release(new Map())
      },
    )
  }

  #linesOf(
    network: Network,
    { name }: BufferRecord,
    rows: readonly StoredMessage[],
    attachment: Attachment,
  ): readonly MessageInit[] {
    return rows.flatMap((row) => playedBack(row, name, network, attachment, this.#user) ?? [])
  }

  /** As a resume tells it: the newest lines, and how many there are. */
  #missedBatch(network: Network, buffer: BufferRecord, rows: readonly StoredMessage[]): readonly MessageInit[] {
    if (rows.length === 0) return []
    const context = { nickname: network.nickname, buffer, cursorOf: (row: StoredMessage) => network.cursorOf(row) }
    const messages = rows.slice(-LINES_OF_A_BATCH).map((row) => playbackLine(row, context))
    const batch = { type: 'longwire/resume', params: [buffer.name, String(rows.length)], messages }
    return batchMessages(batch, this.#user.batchReferences.next())
  }

  #write(written: Promise<void>): void {
    this.#user.work(
      written,
      () => {},
      (error) => this.#user.log.warn('state-not-written', { reason: String(error) }),
    )
  }
}

function joinLine({ ownSource, state }: Network, channel: string): MessageInit {
  const { account, realname } = state.identity
  return { source: ownSource, command: 'JOIN', params: [channel, account ?? '*', realname] }
}

function partLine({ ownSource }: Network, channel: string): MessageInit {
  return { source: ownSource, command: 'PART', params: [channel, 'Detached'] }
}
