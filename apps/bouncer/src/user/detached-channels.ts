import type { MessageInit } from '@longwire/irc'
import type { BufferId, StoredMessage } from '@longwire/store'
import { afterJoin } from '../downstream/channel-burst.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import { DETACHED } from '../metadata/metadata-keys.ts'
import type { BufferMetadata, MetadataChange } from '../metadata/buffer-metadata.ts'
import { SERVICE_NICKNAME } from '../service/service-nickname.ts'
import type { Attachments } from './attachments.ts'
import type { Network } from './network.ts'
import type { Recorder } from './recorder.ts'
import { type Shown, stateLine } from './shown.ts'

interface DetachedChannelsUser {
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
      }
    })
  }
}

function joinLine({ ownSource, state }: Network, channel: string): MessageInit {
  const { account, realname } = state.identity
  return { source: ownSource, command: 'JOIN', params: [channel, account ?? '*', realname] }
}

function partLine({ ownSource }: Network, channel: string): MessageInit {
  return { source: ownSource, command: 'PART', params: [channel, 'Detached'] }
}
