import { fold, type SessionState } from '@longwire/irc'
import type { Buffer } from '../buffers/buffer.ts'

/** Brings what stands about a channel up to what its session knows now. */
export function refreshChannel(buffer: Buffer | undefined, state: SessionState): void {
  if (buffer?.kind !== 'channel') return
  const channel = state.channels.get(fold(buffer.name, state.isupport.casemapping))
  buffer.setChannel({
    joined: channel !== undefined,
    topic: channel?.topic?.text ?? '',
    members: channel?.members.size ?? 0,
  })
}
