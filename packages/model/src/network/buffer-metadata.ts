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
  /** Whether the other side says by itself, on this connection, what is set and what changes. */
  #subscribed = false

  constructor(network: MetadataNetwork) {
    this.#network = network
  }

  /** Whether the event is about settings of a conversation, and about nothing else. */
  takes(event: IrcEvent): boolean {
    if (event.type === 'reply-received') return this.#isGranted(event.message.command)
    if (event.type !== 'metadata-changed') return false
    const { settings } = this.#network
    if (settings.told(event.target, event.key, event.value)) this.#network.settingsChanged([event.target])
    return true
  }

  /** RPL_METADATASUBOK */
  #isGranted(numeric: string): boolean {
    if (numeric !== '770') return false
    this.#subscribed = true
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

  /** Everything that is set is told from here on, where the stream was opened with the keys. */
  registered(): void {
    this.#subscribed = false
    if (this.#network.keepsSettings) this.#network.settings.beginSync()
  }

  /** What was missed is here: what was not told is not set. Who was told nothing asks, and is told from then on what changes. */
  async online(): Promise<void> {
    const { settings, keepsSettings } = this.#network
    if (!keepsSettings) return
    if (this.#subscribed) {
      this.#network.settingsChanged(settings.endSync())
      return
    }
    settings.beginSync()
    const told = await settled(this.#network.ask(metadataRequest({ kind: 'sub', keys: settingKeys })), () => undefined)
    if (told.ok) this.#network.settingsChanged(settings.endSync())
  }
}
