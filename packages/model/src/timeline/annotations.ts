import type { Delivery, Line, Reaction, Redaction } from '../line.ts'

/** What was said about a line afterwards. */
export type Fact =
  | {
      readonly kind: 'reaction'
      /** The id of the line. */
      readonly line: string
      readonly sender: string
      readonly text: string
      /** False where it was taken back. */
      readonly added: boolean
      readonly own: boolean
      /** Milliseconds since 1970. */
      readonly time: number
    }
  | { readonly kind: 'redaction'; readonly line: string; readonly by: string; readonly reason: string }
  /** It counted as said, and the network has refused it afterwards. */
  | { readonly kind: 'refusal'; readonly line: string; readonly text: string; readonly code: string }

type ReactionFact = Extract<Fact, { readonly kind: 'reaction' }>

/** Lines of which something is remembered; beyond that, what was heard first is forgotten. */
const MOST_LINES = 2_000
/** Reactions to one line, of all people together. */
const MOST_REACTIONS = 500

/** Facts about the lines of one buffer, kept apart from them: they may come before the line, twice, and in any order. */
export class Annotations {
  readonly #reactions = new Map<string, Map<string, ReactionFact>>()
  readonly #redactions = new Map<string, Redaction>()
  readonly #refusals = new Map<string, Delivery>()

  /** Whether the line looks different now. */
  learn(fact: Fact): boolean {
    if (fact.kind === 'redaction') return this.#redact(fact)
    return fact.kind === 'reaction' ? this.#react(fact) : this.#refuse(fact)
  }

  /** Takes over what a line shows already (one that was kept from an earlier time). */
  adopt({ id, reactions = [], redacted }: Line): void {
    if (redacted !== undefined) this.#redactions.set(id, redacted)
    for (const { text, senders, own } of reactions) {
      for (const sender of senders) this.#react({ kind: 'reaction', line: id, sender, text, added: true, own, time: 0 })
    }
  }

  /** The line with what is known about it. */
  applyTo(line: Line): Line {
    const redacted = this.#redactions.get(line.id)
    if (redacted !== undefined) return withoutContents(line, redacted)
    const delivery = this.#refusals.get(line.id)
    if (delivery !== undefined) return { ...line, delivery }
    const facts = this.#reactions.get(line.id)
    if (facts === undefined) return line
    const { reactions: _before, ...rest } = line
    const reactions = summed([...facts.values()])
    return reactions.length === 0 ? rest : { ...rest, reactions }
  }

  #redact({ line, by, reason }: Extract<Fact, { readonly kind: 'redaction' }>): boolean {
    if (this.#redactions.has(line)) return false
    this.#redactions.set(line, { by, reason })
    this.#reactions.delete(line)
    forgetOldest(this.#redactions)
    return true
  }

  #refuse({ line, text, code }: Extract<Fact, { readonly kind: 'refusal' }>): boolean {
    if (this.#refusals.has(line)) return false
    this.#refusals.set(line, { kind: 'failed', text, code })
    forgetOldest(this.#refusals)
    return true
  }

  /** Of what one person said about one reaction, the latest counts. */
  #react(fact: ReactionFact): boolean {
    const facts = this.#reactions.get(fact.line) ?? new Map<string, ReactionFact>()
    const key = `${fact.sender}\0${fact.text}`
    const before = facts.get(key)
    if (before !== undefined && (before.time > fact.time || before.added === fact.added)) return false
    if (before === undefined && facts.size >= MOST_REACTIONS) return false
    facts.set(key, fact)
    this.#reactions.set(fact.line, facts)
    forgetOldest(this.#reactions)
    return true
  }
}

/** In the order in which each was made first. */
function summed(facts: readonly ReactionFact[]): readonly Reaction[] {
  const byText = new Map<string, ReactionFact[]>()
  for (const fact of facts) {
    if (!fact.added) continue
    const same = byText.get(fact.text)
    if (same === undefined) byText.set(fact.text, [fact])
    else same.push(fact)
  }
  return [...byText].map(([text, same]) => ({
    text,
    senders: same.map(({ sender }) => sender),
    own: same.some(({ own }) => own),
  }))
}

/** Nothing shows the text any more, and nobody is called by it. */
function withoutContents(line: Line, redacted: Redaction): Line {
  const { reactions: _reactions, attention: _attention, ...rest } = line
  return { ...rest, text: '', mention: false, redacted }
}

function forgetOldest(facts: Map<string, unknown>): void {
  const [oldest] = facts.keys()
  if (facts.size > MOST_LINES && oldest !== undefined) facts.delete(oldest)
}
