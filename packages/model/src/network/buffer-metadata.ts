import { type IrcEvent, type MessageInit, metadataRequest, type Outcome } from '@longwire/irc'
import { settled } from '../action-outcome.ts'
import type { Buffer } from '../buffers/buffer.ts'
import { archivedKey, settingKeys } from '../buffers/buffer-settings.ts'
import type { KeptSettings } from '../buffers/kept-settings.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'

/** What keeping up with what was chosen for conversations needs of their network. */
export interface MetadataNetwork {
  readonly keepsSettings: boolean
  readonly settings: KeptSettings
  readonly buffers: NetworkBuffers
  ask(message: MessageInit): Promise<Outcome>
  send(message: MessageInit): void
  /** Something was chosen otherwise for these buffers (by name). */
  settingsChanged(targets: readonly string[]): void
}

/** What was chosen for conversations, as the other side tells it. Source: docs/extensions/metadata.md */
export class BufferMetadata {
  readonly #network: MetadataNetwork

  constructor(network: MetadataNetwork) {
    this.#network = network
  }

  /** Whether the event is about settings of a conversation, and about nothing else. */
  takes(event: IrcEvent): boolean {
    if (event.type !== 'metadata-changed') return false
    const { settings } = this.#network
    if (settings.told(event.target, event.key, event.value)) this.#network.settingsChanged([event.target])
    return true
  }

  /** Somebody said something in a conversation that was put out of sight. */
  bringBack({ name, settings: { archived } }: Buffer): void {
    if (!archived) return
    const { settings, keepsSettings } = this.#network
    settings.told(name, archivedKey, undefined)
    if (keepsSettings)
      this.#network.send(metadataRequest({ kind: 'set', target: name, key: archivedKey, value: undefined }))
    this.#network.settingsChanged([name])
  }

  /** The connection is there: everything that is set is told once, and from then on what changes. */
  async online(): Promise<void> {
    const { settings, keepsSettings } = this.#network
    if (!keepsSettings) return
    settings.beginSync()
    const told = await settled(this.#network.ask(metadataRequest({ kind: 'sub', keys: settingKeys })), () => undefined)
    if (told.ok) this.#network.settingsChanged(settings.endSync())
  }
}
