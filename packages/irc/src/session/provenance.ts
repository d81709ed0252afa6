import type { Writable } from '../extension.ts'
import type { Message } from '../message/message.ts'
import type { Provenance } from './core-events.ts'

/** What a line is before its tags were looked at. */
export function provenanceOf(message: Message, now: number, damaged = false): Writable<Provenance> {
  return {
    message,
    time: now,
    msgid: undefined,
    account: undefined,
    replayed: false,
    damaged,
    request: undefined,
    batch: undefined,
  }
}
