import { compileHighlights, type CompiledRules, compileRulesWith, type Identity } from './compile-rules.ts'
import { compileSenderTest } from './ignores.ts'
import { compilePattern } from './pattern/pattern.ts'
import type { RuleProblem } from './problems.ts'
import type { AttentionRules, HighlightRule, IgnoreRule } from './rules.ts'

/** Makes rules ready. Never throws: a rule that cannot be used is left out and told in `problems`. */
export function compileRules(rules: AttentionRules, identity: Identity): CompiledRules {
  return compileRulesWith(compilePattern, rules, identity)
}

/** What is wrong with a highlight rule, for the screen where it is typed; undefined where nothing is. */
export function checkHighlight(rule: HighlightRule): RuleProblem['problem'] | undefined {
  const problems: RuleProblem[] = []
  compileHighlights(compilePattern, [rule], 'ascii', problems)
  return problems[0]?.problem
}

/** What is wrong with an ignore, for the screen where it is typed; undefined where nothing is. */
export function checkIgnore(rule: IgnoreRule): RuleProblem['problem'] | undefined {
  const matches = compileSenderTest(compilePattern, rule, 'ascii')
  return typeof matches === 'function' ? undefined : matches
}
