import { ConnectError } from '@longwire/connection'
import { IrcError, type Outcome } from '@longwire/irc'
import { words } from './words/words.ts'

/** What became of something that a person did: a value, or why not; `text` is fit for a person. */
export type ActionOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: string; readonly text: string }

/** It was done. */
export const done: ActionOutcome<undefined> = { ok: true, value: undefined }

/** It was not done; `text` is fit for a person. */
export function notDone(code: string, text: string): ActionOutcome<never> {
  return { ok: false, code, text }
}

/** The same for what is told again and again: its text is made when it is read, in the language that is spoken then. */
export function refusal(code: string, text: () => string): ActionOutcome<never> {
  return {
    ok: false,
    code,
    get text() {
      return text()
    },
  }
}

/** Nothing can be asked of the other side now. */
export const offline: ActionOutcome<never> = refusal('offline', () => words.offline)

/** What a network's answer means for the person who asked; `value` is made from the answer where it is one. */
export function outcomeOf<Value>(
  outcome: Outcome,
  value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
): ActionOutcome<Value> {
  switch (outcome.kind) {
    case 'ok':
      return { ok: true, value: value(outcome) }
    case 'refused':
      return notDone(outcome.refusal.code, outcome.refusal.text)
    case 'unanswered':
      return notDone('unanswered', words.unanswered)
    case 'disconnected':
      return notDone('disconnected', words.disconnected)
    case 'unavailable':
      return offline
  }
}

/**
 * What IRC cannot carry as it was written, and what this client cannot send now: an outcome like any other. Whatever else was
 * thrown is a fault of the program, and is thrown on.
 */
export function notCarried(error: unknown): ActionOutcome<never> {
  if (error instanceof ConnectError) return notDone(error.code, error.userText)
  if (!(error instanceof IrcError)) throw error
  return notDone(error.code, error.code === 'tags-too-long' ? words.tooLong : words.notCarried(error.message))
}

/** Does something; what IRC cannot carry is an outcome as well. */
export async function attempt<Value>(
  act: () => ActionOutcome<Value> | Promise<ActionOutcome<Value>>,
): Promise<ActionOutcome<Value>> {
  try {
    return await act()
  } catch (error) {
    return notCarried(error)
  }
}

/** The answer to a request; what IRC cannot carry is an outcome as well. */
export async function settled<Value>(
  asked: Promise<Outcome>,
  value: (answer: Extract<Outcome, { readonly kind: 'ok' }>) => Value,
): Promise<ActionOutcome<Value>> {
  return attempt(async () => outcomeOf(await asked, value))
}
