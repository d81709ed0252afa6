import type { Line } from '../line.ts'
import type { OutboxEntry } from './outbox.ts'

/** An entry as a timeline shows it; `sending`: it is on its way now. */
export function lineOfEntry(entry: OutboxEntry, sender: string, sending = false): Line {
  return {
    id: entry.id,
    outboxId: entry.id,
    time: entry.time,
    kind: entry.as,
    sender,
    text: entry.text,
    own: true,
    mention: false,
    ...(entry.status !== undefined && { status: entry.status }),
    delivery: sending ? { kind: 'pending', sending } : entry.delivery,
  }
}
