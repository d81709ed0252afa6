import type { Verdict } from '@longwire/attention'
import type { MessageInit } from '@longwire/irc'
import type { BufferRecord, StoredMessage } from '@longwire/store'
import type { Network } from './network.ts'
import type { Arrival } from './origin.ts'

/** A line that is in the record now, and has been handed to the screens. */
export interface RecordedLine {
  readonly network: Network
  readonly buffer: BufferRecord
  readonly message: StoredMessage
  /** What it means for the person; decided once, before it was recorded. */
  readonly verdict: Verdict
  readonly arrival: Arrival
  /** As screens are shown it, in its richest form with time, msgid and account; undefined where they are shown nothing. */
  readonly shown: MessageInit | undefined
}

/** Whoever wants to know what becomes of the record: counts, push. A handler of the user calls it; it must not throw. */
export interface RecordObserver {
  /** Once for each row; never for a repeat of what was recorded before, nor for what could not be recorded. */
  onRecorded?(line: RecordedLine): void
  /** The read position (milliseconds since 1970) was set, by any screen; it may be where it was. */
  onRead?(network: Network, buffer: BufferRecord, readUpTo: number): void
  /** A message was taken back. */
  onRedacted?(network: Network, buffer: BufferRecord, msgid: string): void
  /** The network was removed; what is in the record of its conversations goes next, and nothing comes after this. */
  onRemoved?(network: Network): void
}

/** The one place where what happens to the record of a user is told to the parts that follow from it. */
export class RecordObservers implements Required<RecordObserver> {
  readonly #observers = new Set<RecordObserver>()

  /** The returned function ends it. */
  add(observer: RecordObserver): () => void {
    this.#observers.add(observer)
    return () => void this.#observers.delete(observer)
  }

  onRecorded(line: RecordedLine): void {
    for (const observer of this.#observers) observer.onRecorded?.(line)
  }

  onRead(network: Network, buffer: BufferRecord, readUpTo: number): void {
    for (const observer of this.#observers) observer.onRead?.(network, buffer, readUpTo)
  }

  onRedacted(network: Network, buffer: BufferRecord, msgid: string): void {
    for (const observer of this.#observers) observer.onRedacted?.(network, buffer, msgid)
  }

  onRemoved(network: Network): void {
    for (const observer of this.#observers) observer.onRemoved?.(network)
  }
}
