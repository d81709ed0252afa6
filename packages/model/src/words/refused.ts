import type { Outcome } from '@longwire/irc'
import { type ActionOutcome, attempt, notDone, outcomeOf } from '../action-outcome.ts'
import { answers } from './answers.ts'

/**
 * What a network's answer means for the person who asked, a refusal with its cause and what to do; `about` is the channel or
 * person that it was about, where the refusal does not name it.
 */
export function outcomeInWords<Value>(
  outcome: Outcome,
  about: string,
  value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
): ActionOutcome<Value> {
  if (outcome.kind !== 'refused') return outcomeOf(outcome, value)
  const { code, text, params } = outcome.refusal
  return notDone(code, refusedText(code, params[0] ?? about, params[1] ?? '', text))
}

/** A refusal in words: those that are known by their cause, all others as the network says them. */
export function refusedText(code: string, what: string, other: string, said: string): string {
  const known: Readonly<Record<string, ((what: string, other: string, said: string) => string) | undefined>> =
    answers.refusals
  return known[code]?.(what, other, said) ?? said
}

/** The same for a request that is under way; what IRC cannot carry is an outcome as well. */
export async function inWords<Value>(
  asked: Promise<Outcome>,
  about: string,
  value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
): Promise<ActionOutcome<Value>> {
  return attempt(async () => outcomeInWords(await asked, about, value))
}
