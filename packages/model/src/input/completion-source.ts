import type { Buffer } from '../buffers/buffer.ts'
import { isSpoken } from '../buffers/attention.ts'
import type { Command } from '../commands/command.ts'
import type { Network } from '../network/network.ts'
import { aliasesIn } from '../preferences/screen-keys.ts'
import type { ScreenSettings } from '../screen-settings.ts'
import type { ModelState } from '../state.ts'
import type { CompletionSource } from './completion.ts'

/** Lines that are looked through for who spoke last. */
const LOOKED_THROUGH = 500

/** What there is to choose from besides. */
export interface CompletionParts {
  readonly state: ModelState
  readonly settings: ScreenSettings
  readonly commands: readonly Command[]
}

/** What there is to choose from in this buffer. */
export function completionSource(
  buffer: Buffer,
  network: Network,
  { state, settings, commands }: CompletionParts,
): CompletionSource {
  const spoken = buffer.timeline.confirmed.slice(-LOOKED_THROUGH).filter(isSpoken)
  return {
    session: network.state,
    target: buffer.name,
    speakers: [...new Set(spoken.map(({ sender }) => sender).toReversed())],
    channels: network.buffers.all().flatMap(({ kind, name }) => (kind === 'channel' ? [name] : [])),
    networks: [...state.networks.values()].map(({ name }) => name),
    commands,
    aliases: aliasesIn(state.preferences.values),
    settings: settings.all(),
  }
}
