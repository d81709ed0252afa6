import { type Casemapping, fold } from '@longwire/irc'
import { Highlighter } from './highlighter.ts'
import { Ignores } from './ignores.ts'
import { Pattern } from './pattern/pattern.ts'
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

/** Makes rules ready. Never throws: a rule that cannot be used is left out and told in `problems`. */
export function compileRules(rules: AttentionRules, identity: Identity): CompiledRules {
  const { casemapping } = identity
  const problems: RuleProblem[] = []
  const highlights = compileHighlights(rules.highlights, casemapping, problems)
  return {
    problems,
    source: rules,
    identity,
    ignores: new Ignores(rules.ignores, casemapping, problems),
    everywhere: highlighter(
      highlights.filter(({ channels }) => channels === undefined),
      rules.ownNickname === false ? undefined : identity,
    ),
    channels: new Map([...byChannel(highlights)].map(([channel, here]) => [channel, highlighter(here)])),
  }
}

/** What is wrong with a highlight rule, for the screen where it is typed; undefined where nothing is. */
export function checkHighlight(rule: HighlightRule): RuleProblem['problem'] | undefined {
  const problems: RuleProblem[] = []
  compileHighlights([rule], 'ascii', problems)
  return problems[0]?.problem
}

interface CompiledHighlight {
  readonly channels: readonly string[] | undefined
  readonly except: boolean
  readonly wanted: Word | Pattern
}

function compileHighlights(
  rules: readonly HighlightRule[],
  casemapping: Casemapping,
  problems: RuleProblem[],
): readonly CompiledHighlight[] {
  const compiled: CompiledHighlight[] = []
  for (const [index, rule] of rules.entries()) {
    const wanted = index < MAX_RULES ? compileWanted(rule) : tooManyRules
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

function compileWanted(rule: HighlightRule): Word | Pattern | RuleProblem['problem'] {
  const caseSensitive = rule.caseSensitive === true
  if (rule.kind === 'regex' && rule.pattern !== '') return Pattern.compile(rule.pattern, caseSensitive)
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

function isPattern(wanted: Word | Pattern): wanted is Pattern {
  return wanted instanceof Pattern
}

function isWord(wanted: Word | Pattern): wanted is Word {
  return !(wanted instanceof Pattern)
}
