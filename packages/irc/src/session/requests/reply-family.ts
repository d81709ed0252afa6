import type { IsupportState } from '../state.ts'

/**
 * How the answers to some commands are known where the server labels none: which lines belong to a request, and which
 * one of them is the last.
 */
export interface ReplyFamily {
  readonly name: string
  readonly commands: readonly string[]
  /** Where a command has several families (MODE), whether these parameters are for this one. */
  readonly fits?: (params: readonly string[], isupport: IsupportState) => boolean
  /** Which parameter of the request its answers name; negative counts from the end. Without it, none is compared. */
  readonly target?: number
  /** By numeric or command. */
  readonly answers: ReadonlyMap<string, Answer>
  /** The type of the batch that holds the whole answer. */
  readonly batch?: string
  /** Requests with different targets may be under way together; without it, one after the other. */
  readonly parallel?: true
  /** Its commands may be answered by nothing: a PING behind them tells when to stop waiting. */
  readonly fence?: true
  /** Takes every reply that no other request waits for, until the fence. */
  readonly takesAny?: true
}

export interface Answer {
  readonly effect: 'more' | 'end' | 'refuse'
  /** Which parameter names the target; undefined: it is not compared. */
  readonly target: number | undefined
  /** Only what we ourselves did counts: the source is our own nickname. */
  readonly own: boolean
}

export interface AnswerLists {
  /** Numerics and commands, separated by spaces. */
  readonly more?: string
  readonly end?: string
  readonly refuse?: string
  /** Commands (not numerics) whose source must be ourselves. */
  readonly ownEnd?: string
  /** Which parameter of these answers names the target. */
  readonly target?: number
  /** The same for `ownEnd`; 0 by default. */
  readonly ownTarget?: number
}

/** The answers of a family from lists that can be read. */
export function answers(...lists: readonly AnswerLists[]): ReadonlyMap<string, Answer> {
  const map = new Map<string, Answer>()
  for (const { more, end, refuse, ownEnd, target, ownTarget = 0 } of lists) {
    for (const command of words(more)) map.set(command, { effect: 'more', target, own: false })
    for (const command of words(end)) map.set(command, { effect: 'end', target, own: false })
    for (const command of words(refuse)) map.set(command, { effect: 'refuse', target, own: false })
    for (const command of words(ownEnd)) map.set(command, { effect: 'end', target: ownTarget, own: true })
  }
  return map
}

function words(list: string | undefined): readonly string[] {
  return list === undefined ? [] : list.split(' ')
}
