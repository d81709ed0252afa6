import type { Reaction, Redaction } from '../facts.ts'
import type { BufferId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'
import { type Plan, all, first } from '../sql/plan.ts'
import { type Sql, list, sql } from '../sql/statement.ts'

interface Keyed {
  readonly buffer: BufferId
  readonly msgid: string
}

function keyOf({ buffer, msgid }: Keyed): string {
  return `${buffer} ${msgid}`
}

function about(messages: readonly StoredMessage[]): Sql {
  const buffers = [...new Set(messages.map(({ buffer }) => buffer))]
  return sql`buffer in ${list(buffers)} and msgid in ${list(messages.map(({ msgid }) => msgid))}`
}

/** A message as it is shown, given what was said about it. */
export function withFacts(
  message: StoredMessage,
  redaction: Redaction | undefined,
  reactions: readonly Reaction[],
): StoredMessage {
  if (redaction === undefined && reactions.length === 0) return message
  return {
    ...message,
    ...(redaction === undefined ? {} : { text: redaction.refusal === undefined ? '' : message.text, redaction }),
    ...(reactions.length === 0 ? {} : { reactions }),
  }
}

/** A redaction as the database has it. */
export type RedactionRow = Omit<Redaction, 'refusal'> & { readonly refusal: string | null }

/** A redaction of what was a row of one. */
export function redactionOf({ sender, reason, time, refusal }: RedactionRow): Redaction {
  return { sender, reason, time, ...(refusal === null ? {} : { refusal }) }
}

/** What was said about some messages. */
export interface KnownFacts {
  readonly redactions: readonly (RedactionRow & Keyed)[]
  /** Oldest first. */
  readonly reactions: readonly (Reaction & Keyed)[]
}

/** Of which kinds there are any. */
interface KindsOfFacts {
  readonly redactions: number
  readonly reactions: number
}

/** What there is to look for; undefined in a history where nothing was said about any message. */
export function* anyFacts(): Plan<KindsOfFacts | undefined> {
  const any = yield* first<KindsOfFacts>(
    sql`select exists (select 1 from redactions) as redactions, exists (select 1 from reactions) as reactions`,
  )
  return any?.redactions || any?.reactions ? any : undefined
}

/** What was said about these messages, where there is anything at all; undefined where it is of no message. */
export function* factsOf(
  messages: readonly StoredMessage[],
  { redactions, reactions }: KindsOfFacts,
): Plan<KnownFacts | undefined> {
  if (messages.length === 0) return undefined
  return {
    redactions: redactions
      ? yield* all<RedactionRow & Keyed>(
          sql`select buffer, msgid, sender, reason, time, refusal from redactions where ${about(messages)}`,
        )
      : [],
    reactions: reactions
      ? yield* all<Reaction & Keyed>(
          sql`select buffer, msgid, sender, text, time from reactions where ${about(messages)} order by time, sender, text`,
        )
      : [],
  }
}

/** What was said about these messages; undefined in a history where nothing was said about any. */
export function* factsAbout(messages: () => readonly StoredMessage[]): Plan<KnownFacts | undefined> {
  const any = yield* anyFacts()
  return any === undefined ? undefined : yield* factsOf(messages(), any)
}

/** The messages as they are shown, given what was said about them: see {@link withFacts}. */
export function withKnownFacts(
  messages: readonly StoredMessage[],
  facts: KnownFacts | undefined,
): readonly StoredMessage[] {
  if (facts === undefined) return messages
  const redactions = new Map<string, Redaction>()
  for (const row of facts.redactions) redactions.set(keyOf(row), redactionOf(row))
  const reactions = new Map<string, Reaction[]>()
  for (const { sender, text, time, ...key } of facts.reactions) {
    const those = reactions.get(keyOf(key)) ?? []
    reactions.set(keyOf(key), those)
    those.push({ sender, text, time })
  }
  return messages.map((message) =>
    withFacts(message, redactions.get(keyOf(message)), reactions.get(keyOf(message)) ?? []),
  )
}

/** The messages as they are shown: see {@link withFacts}. */
export function* applyFacts(messages: readonly StoredMessage[]): Plan<readonly StoredMessage[]> {
  if (messages.length === 0) return messages
  return withKnownFacts(messages, yield* factsAbout(() => messages))
}
