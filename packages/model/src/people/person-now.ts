import { type Casemapping, sameName } from '@longwire/irc'
import { isSpoken } from '../buffers/attention.ts'
import type { Buffer } from '../buffers/buffer.ts'
import type { NetworkBuffers } from '../buffers/network-buffers.ts'
import type { Line } from '../line.ts'

/**
 * Who would hear what is said in a conversation with a person: who it was with, or, since they are called otherwise now (`to`), perhaps
 * somebody else. `taken`: somebody else has, or had since, the old nickname.
 */
export type PersonNow =
  | { readonly kind: 'same' }
  | { readonly kind: 'renamed'; readonly to: string; readonly taken: boolean }

/** Conversations through which somebody is followed at most. */
const MOST_STEPS = 10

const same: PersonNow = { kind: 'same' }

/** Told by the lines of conversations alone, so that it outlives the screen. See docs/decisions/renamed-people.md. */
export function personNow({ kind, name, timeline }: Buffer, buffers: NetworkBuffers): PersonNow {
  if (kind !== 'query') return same
  const { casemapping } = buffers
  // Who has said something here since knows to whom.
  const known = timeline.confirmed.findLastIndex((line) => line.own && isHeard(line))
  const first = followed(name, timeline.confirmed.slice(known + 1), casemapping)
  let { to, change } = first
  // What became of them under a later nickname may be told in the conversation with that one alone.
  for (let step = 0; step < MOST_STEPS && change !== undefined && !sameName(to, name, casemapping); step++) {
    const further: Followed = followed(to, linesAfter(change, buffers.get(to)), casemapping)
    to = further.to
    change = further.change
  }
  return sameName(to, name, casemapping) ? same : { kind: 'renamed', to, taken: first.taken }
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

/** What became of somebody; `change` is the last change of theirs. */
interface Followed {
  readonly to: string
  readonly taken: boolean
  readonly change: Line | undefined
}

/** Follows who had a nickname before these lines. A change of somebody else's is told beside theirs, and is not taken for one. */
function followed(name: string, lines: readonly Line[], casemapping: Casemapping): Followed {
  let to = name
  let taken = false
  let change: Line | undefined
  for (const line of lines) {
    const away = !sameName(to, name, casemapping)
    if (line.kind !== 'nick') taken ||= away && isHeard(line) && sameName(line.sender, name, casemapping)
    else if (sameName(line.sender, to, casemapping)) {
      to = line.text
      change = line
      taken &&= !sameName(to, name, casemapping)
    } else taken ||= away && sameName(line.text, name, casemapping)
  }
  return { to, taken, change }
}

/** The lines of a conversation after a change of nickname, which may be told there, too. */
function linesAfter({ id, time }: Line, buffer: Buffer | undefined): readonly Line[] {
  const lines = buffer?.kind === 'query' ? buffer.timeline.confirmed : []
  const at = lines.findLastIndex((line) => line.id === id)
  return at >= 0 ? lines.slice(at + 1) : lines.filter((line) => line.time > time)
}

function isHeard(line: Line): boolean {
  return isSpoken(line) && line.delivery.kind === 'confirmed'
}
