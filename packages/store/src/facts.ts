import type { BufferId } from './ids.ts'

/**
 * An optional part of a history: what was said about messages later. Facts are kept apart from the messages and applied
 * when these are read, so they can be undone, and may come before the message that they speak of. Of those whose message is
 * not there the last {@link MAX_EARLY_FACTS} of each buffer are kept, and no longer than a message that came with them.
 */
export interface Facts {
  /** Hides what a message says; what was refused is found by no search. The first redaction of a message stays. */
  redact(redaction: NewRedaction): Promise<void>
  /** Shows it again. */
  undoRedaction(buffer: BufferId, msgid: string): Promise<void>
  /** Adds a reaction; the same one by the same sender counts once. A message has at most {@link MAX_REACTIONS}. */
  react(reaction: NewReaction): Promise<void>
  undoReaction(reaction: Omit<NewReaction, 'time'>): Promise<void>
}

/** Reactions beyond this are not kept. */
export const MAX_REACTIONS = 500

/** Facts of a buffer about messages that are not there: beyond this the first that came are forgotten. */
export const MAX_EARLY_FACTS = 250

/** Who took a message back, and why; or that it was never said. */
export interface Redaction {
  /** As on the wire. */
  readonly sender: string
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly time: number
  /** The network refused it after it had been sent: the code of the refusal. What it would have said stays with it. */
  readonly refusal?: string
}

export interface NewRedaction extends Redaction {
  readonly buffer: BufferId
  /** Of the message that is redacted. */
  readonly msgid: string
}

/** A short answer, such as an emoji. */
export interface Reaction {
  /** Whoever is told apart from others: the same text with another one is another reaction. */
  readonly sender: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly time: number
}

export interface NewReaction extends Reaction {
  readonly buffer: BufferId
  /** Of the message that is reacted to. */
  readonly msgid: string
}
