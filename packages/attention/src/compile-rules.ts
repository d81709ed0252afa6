import { type Casemapping, fold } from '@longwire/irc'
import { Highlighter } from './highlighter.ts'
import { Ignores } from './ignores.ts'
import type { CompilePattern, Pattern } from './pattern/pattern.ts'
import { isPattern } from './pattern/is-pattern.ts'
import { checkWord, MAX_RULES, type RuleProblem, tooManyRules } from './problems.ts'
import type { AttentionRules, HighlightRule } from './rules.ts'
import type { Word } from './words.ts'

/** Who the person is on the network. When either changes, the rules are compiled again. */
export interface Identity {
  readonly nickname: string
  readonly casemapping: Casemapping
}

/** Rules made ready for many messages. Made by {@link compileRules}; what is in it is for this package. */
export interface CompiledRules {
  /** The rules that do not take part. */
  readonly problems: readonly RuleProblem[]
  readonly source: AttentionRules
  readonly identity: Identity
  readonly ignores: Ignores
  readonly everywhere: Highlighter
  /** What is looked for besides, by folded channel. */
  readonly channels: ReadonlyMap<string, Highlighter>
}

/**
 * Makes rules ready. Never throws: a rule that cannot be used is left out and told in `problems`. `compilePattern` is what
 * regular expressions are made ready with.
 */
export function compileRulesWith(
  compilePattern: CompilePattern,
  rules: AttentionRules,
  identity: Identity,
): CompiledRules {
  const { casemapping } = identity
  const problems: RuleProblem[] = []
  const highlights = compileHighlights(compilePattern, rules.highlights, casemapping, problems)
  return {
    problems,
    source: rules,
    identity,
    ignores: new Ignores(compilePattern, rules.ignores, casemapping, problems),
    everywhere: highlighter(
      highlights.filter(({ channels }) => channels === undefined),
      rules.ownNickname === false ? undefined : identity,
    ),
    channels: new Map([...byChannel(highlights)].map(([channel, here]) => [channel, highlighter(here)])),
  }
}

interface CompiledHighlight {
  readonly channels: readonly string[] | undefined
  readonly except: boolean
  readonly wanted: Word | Pattern
}

/** Highlight rules made ready; those that cannot be used go to `problems`. */
export function compileHighlights(
  compilePattern: CompilePattern,
  rules: readonly HighlightRule[],
  casemapping: Casemapping,
  problems: RuleProblem[],
): readonly CompiledHighlight[] {
  const compiled: CompiledHighlight[] = []
  for (const [index, rule] of rules.entries()) {
    const wanted = index < MAX_RULES ? compileWanted(compilePattern, rule) : tooManyRules
    if ('code' in wanted) problems.push({ list: 'highlights', index, problem: wanted })
    else
      compiled.push({
        channels: rule.channels?.map((channel) => fold(channel, casemapping)),
        except: rule.except === true,
        wanted,
      })
  }
  return compiled
}

function compileWanted(compilePattern: CompilePattern, rule: HighlightRule): Word | Pattern | RuleProblem['problem'] {
  const caseSensitive = rule.caseSensitive === true
  if (rule.kind === 'regex' && rule.pattern !== '') return compilePattern(rule.pattern, caseSensitive)
  return checkWord(rule.pattern) ?? { text: rule.pattern, caseSensitive }
}

function byChannel(highlights: readonly CompiledHighlight[]): ReadonlyMap<string, readonly CompiledHighlight[]> {
  const named = new Map<string, CompiledHighlight[]>()
  for (const highlight of highlights) {
    for (const channel of new Set(highlight.channels)) {
      const here = named.get(channel)
      if (here === undefined) named.set(channel, [highlight])
      else here.push(highlight)
    }
  }
  return named
}

function highlighter(highlights: readonly CompiledHighlight[], own?: Identity): Highlighter {
  const called = highlights.filter(({ except }) => !except).map(({ wanted }) => wanted)
  const excepted = highlights.filter(({ except }) => except).map(({ wanted }) => wanted)
  const ownWords: readonly Word[] = own ? [{ text: own.nickname, caseSensitive: false, nickname: own.casemapping }] : []
  return new Highlighter(
    { words: [...ownWords, ...called.filter(isWord)], patterns: called.filter(isPattern) },
    { words: excepted.filter(isWord), patterns: excepted.filter(isPattern) },
  )
}

function isWord(wanted: Word | Pattern): wanted is Word {
  return !isPattern(wanted)
}
