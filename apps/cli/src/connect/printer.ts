import type { ClientStatus, Environment } from '@longwire/connection'
import type { IrcEvent, Outcome } from '@longwire/irc'
import { eventJson, statusJson } from './print-json.ts'
import { eventText, statusText } from './print-text.ts'
import { terminalText } from './terminal-text.ts'

/** Where everything goes that a person or a program shall read. */
export interface Printer {
  status(status: ClientStatus): void
  event(event: IrcEvent): void
  /** What became of something typed, where it did not simply succeed. */
  outcome(what: string, outcome: Outcome): void
  note(text: string): void
}

/** Readable lines. */
export function textPrinter(write: (line: string) => void, environment: Environment): Printer {
  return {
    status(status) {
      const text = statusText(status, environment.now())
      if (text !== undefined) write(text)
    },
    event(event) {
      const text = eventText(event)
      if (text !== undefined) write(text)
    },
    outcome(what, outcome) {
      const text = outcomeText(outcome)
      if (text !== undefined) write(`-- ${what}: ${text}`)
    },
    note: (text) => write(text),
  }
}

/** JSON Lines: each an object with `time` (milliseconds since 1970) and `type`. */
export function jsonPrinter(write: (line: string) => void, environment: Environment): Printer {
  return {
    status: (status) => write(statusJson(status, environment.now())),
    event: (event) => write(eventJson(event, environment.now())),
    // The event `request-settled` has said it.
    outcome: () => {},
    note: (text) => write(JSON.stringify({ time: environment.now(), type: 'note', text })),
  }
}

function outcomeText(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'ok':
      return undefined
    case 'refused':
      return `${terminalText(outcome.refusal.text)} (${outcome.refusal.code})`
    case 'unanswered':
      return 'the server did not answer'
    case 'disconnected':
      return outcome.sent ? 'sent, but the connection was lost before the answer' : 'not sent: the connection was lost'
    case 'unavailable':
      return terminalText(outcome.text)
  }
}
