import type { MessageKind } from '../message.ts'

/** A moment as a log file writes it: by the clock on the wall of whoever wrote it. */
export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Whether it is no clock on a wall but UTC. */
  readonly utc?: boolean
}

/** What a line of a log says happened. */
export interface Logged {
  readonly kind: MessageKind
  /** `nickname!username@hostname` where the log knows it, else the nickname. */
  readonly sender: string
  readonly text: string
  /** See `MessageDetails.params`. */
  readonly params?: readonly string[]
}

/** One line of a log. */
export type LoggedLine =
  | { readonly kind: 'message'; readonly at: WallTime; readonly message: Logged }
  /** Understood, and nothing to keep: that a log was opened, that a day began. */
  | { readonly kind: 'nothing' }
  /** Not understood. */
  | { readonly kind: 'unreadable' }

/** Reads the lines of one file, in order. */
export type LineReader = (line: string) => LoggedLine

export const nothing: LoggedLine = { kind: 'nothing' }
export const unreadable: LoggedLine = { kind: 'unreadable' }

/** A pattern and what it means, tried in order. */
export interface Rule {
  readonly pattern: RegExp
  readonly logged: (groups: Readonly<Record<string, string>>) => Logged | undefined
}

/** What the first rule that fits makes of a text; undefined where none does, or the rule says there is nothing to keep. */
function applyRules(rules: readonly Rule[], text: string): { readonly logged: Logged | undefined } | undefined {
  for (const { pattern, logged } of rules) {
    const match = pattern.exec(text)
    if (match !== null) return { logged: logged(present(match.groups ?? {})) }
  }
  return undefined
}

/** Groups that took no part in the match are empty. */
function present(groups: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, value ?? '']))
}

/** A source of what a log knows of it. */
export function sourceOf(nickname: string, address: string): string {
  return address === '' ? nickname : `${nickname}!${address}`
}

/** Whether there is such a day, and such a time in it; a leap second is one. */
function isTime({ year, month, day, hour, minute, second }: WallTime): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second <= 60
}

/** A line whose message stands behind its time. */
export function messageAt(at: WallTime, text: string, rules: readonly Rule[]): LoggedLine {
  if (!isTime(at)) return unreadable
  const found = applyRules(rules, text)
  if (found === undefined) return unreadable
  return found.logged === undefined ? nothing : { kind: 'message', at, message: found.logged }
}
