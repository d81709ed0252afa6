import { type Casemapping, compileMask, completeMask, fold, isUserSource, maskedText, parseSource } from '@longwire/irc'
import type { AttentionContext, AttentionKind, AttentionMessage } from './message.ts'
import { isPattern } from './pattern/is-pattern.ts'
import type { CompilePattern } from './pattern/pattern.ts'
import { checkWord, MAX_RULES, type RuleProblem, tooManyRules } from './problems.ts'
import type { IgnoreLevel, IgnoreRule } from './rules.ts'

type SenderTest = (sender: string) => boolean

interface CompiledIgnore {
  readonly levels: ReadonlySet<IgnoreLevel>
  /** Folded; undefined everywhere. */
  readonly channels: ReadonlySet<string> | undefined
  /** Milliseconds since 1970, exclusive. */
  readonly until: number
  readonly matches: SenderTest
}

/** Steps that a regular expression may take in one sender. */
const MAX_SENDER_STEPS = 50_000

/** Senders whose ignores are remembered. */
const MAX_SENDERS = 1_000

/** The ignores of a person, made ready. */
export class Ignores {
  readonly #rules: readonly CompiledIgnore[]
  /** The rules whose mask a sender matches: the same few people say nearly everything. */
  readonly #bySender = new Map<string, readonly CompiledIgnore[]>()

  /** The rules that cannot be used are left out and go to `problems`. */
  constructor(
    compilePattern: CompilePattern,
    rules: readonly IgnoreRule[],
    casemapping: Casemapping,
    problems: RuleProblem[],
  ) {
    const compiled: CompiledIgnore[] = []
    for (const [index, rule] of rules.entries()) {
      const matches = index < MAX_RULES ? compileSenderTest(compilePattern, rule, casemapping) : tooManyRules
      if (typeof matches !== 'function') problems.push({ list: 'ignores', index, problem: matches })
      else
        compiled.push({
          levels: new Set(rule.levels),
          channels: rule.channels && new Set(rule.channels.map((channel) => fold(channel, casemapping))),
          until: rule.until ?? Number.POSITIVE_INFINITY,
          matches,
        })
    }
    this.#rules = compiled
  }

  /** Whether one of them speaks of this message. `ofOwn`: what the message says was done to the person themself. */
  covers(message: AttentionMessage, { buffer, now }: AttentionContext, ofOwn: boolean): boolean {
    if (this.#rules.length === 0) return false
    const level = levels[message.kind]
    // That one was kicked is never kept from one.
    if (level === undefined || (message.kind === 'kick' && ofOwn)) return false
    const alone = buffer.kind === 'query' && said.has(message.kind)
    return this.#of(message.sender).some(
      (rule) =>
        (rule.levels.has('all') || rule.levels.has(level) || (alone && rule.levels.has('private'))) &&
        (rule.channels === undefined || rule.channels.has(buffer.folded)) &&
        now < rule.until,
    )
  }

  #of(sender: string): readonly CompiledIgnore[] {
    const known = this.#bySender.get(sender)
    if (known !== undefined) return known
    if (this.#bySender.size >= MAX_SENDERS) this.#bySender.clear()
    const matching = this.#rules.filter(({ matches }) => matches(sender))
    this.#bySender.set(sender, matching)
    return matching
  }
}

/** Whether a sender is meant by a rule; or what is wrong with it. */
export function compileSenderTest(
  compilePattern: CompilePattern,
  rule: IgnoreRule,
  casemapping: Casemapping,
): SenderTest | RuleProblem['problem'] {
  const problem = checkWord(rule.mask)
  if (problem !== undefined) return problem
  if (rule.regex === true) return compilePatternTest(compilePattern, rule.mask)
  const users = compileMask(completeMask(rule.mask), casemapping)
  const servers = compileMask(rule.mask, casemapping)
  return (sender) => {
    const source = parseSource(sender)
    return isUserSource(source) ? users(maskedText(source)) : servers(source)
  }
}

function compilePatternTest(compilePattern: CompilePattern, regex: string): SenderTest | RuleProblem['problem'] {
  const pattern = compilePattern(regex)
  if (!isPattern(pattern)) return pattern
  return (sender) => {
    const source = parseSource(sender)
    const text = isUserSource(source) ? maskedText(source) : source
    return pattern.find(text, 0, { left: MAX_SENDER_STEPS }) !== undefined
  }
}

/** The level that covers a kind; undefined for what nobody did. */
const levels: Readonly<Record<AttentionKind, IgnoreLevel | undefined>> = {
  privmsg: 'messages',
  tagmsg: 'messages',
  notice: 'notices',
  action: 'actions',
  ctcp: 'ctcp',
  invite: 'invites',
  join: 'joins',
  part: 'joins',
  quit: 'joins',
  nick: 'joins',
  away: 'joins',
  kick: 'all',
  mode: 'all',
  topic: 'all',
  netsplit: undefined,
  netjoin: undefined,
  server: undefined,
}

const said: ReadonlySet<AttentionKind> = new Set<AttentionKind>(['privmsg', 'notice', 'action', 'ctcp', 'tagmsg'])
