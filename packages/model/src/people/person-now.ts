import { sameName } from '@longwire/irc'
import { isSpoken } from '../buffers/attention.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'

/**
 * Who would hear what is said in a conversation with a person: who it was with, or, since they are called otherwise now (`to`), perhaps
 * somebody else. `spoke`: somebody with the old nickname has said something since.
 */
export type PersonNow =
  | { readonly kind: 'same' }
  | { readonly kind: 'renamed'; readonly to: string; readonly spoke: boolean }

const same: PersonNow = { kind: 'same' }

/** Told by the lines of the conversation alone, so that it outlives the screen. See docs/decisions/renamed-people.md. */
export function personNow({ kind, name, timeline }: Buffer, { casemapping }: NetworkBuffers): PersonNow {
  if (kind !== 'query') return same
  const lines = timeline.confirmed
  let spoke = false
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i]
    if (line === undefined) continue
    if (line.kind === 'nick') {
      return sameName(line.text, name, casemapping) ? same : { kind: 'renamed', to: line.text, spoke }
    }
    if (!isSpoken(line) || line.delivery.kind !== 'confirmed') continue
    // Who has said something here since knows to whom.
    if (line.own) return same
    spoke ||= sameName(line.sender, name, casemapping)
  }
  return same
}

/** The conversations that a change of nickname is about, where nobody else tells: also those under earlier names. */
export function conversationsWith(from: string, to: string, buffers: NetworkBuffers): readonly Buffer[] {
  return buffers.all().filter((buffer) => {
    if (buffer.kind !== 'query') return false
    if ([from, to].some((name) => sameName(buffer.name, name, buffers.casemapping))) return true
    const now = personNow(buffer, buffers)
    return now.kind === 'renamed' && sameName(now.to, from, buffers.casemapping)
  })
}
