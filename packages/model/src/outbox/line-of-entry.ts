import type { Line } from '../line.ts'
import type { OutboxEntry } from './outbox.ts'

/** An entry as a timeline shows it. */
export function lineOfEntry(entry: OutboxEntry, sender: string): Line {
  return {
    id: entry.id,
    outboxId: entry.id,
    time: entry.time,
    kind: entry.as,
    sender,
    text: entry.text,
    own: true,
    mention: false,
    delivery: entry.delivery,
  }
}
