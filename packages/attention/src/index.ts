export { type CompiledRules, compileRulesWith, type Identity } from './compile-rules.ts'
export { highlightRanges } from './highlight-ranges.ts'
export { judge } from './judge.ts'
export { findLinks } from './links.ts'
export { defaultNotifyLevel, isMuted, notifyLevel } from './levels.ts'
export type {
  Arrival,
  AttentionBuffer,
  AttentionBufferKind,
  AttentionContext,
  AttentionKind,
  AttentionMessage,
} from './message.ts'
export { type CompilePattern, compilePattern } from './pattern/pattern.ts'
export type { PatternProblem, PatternProblemCode } from './pattern/problem.ts'
export type { RuleProblem } from './problems.ts'
export { isQuiet } from './quiet-hours.ts'
export type {
  AttentionRules,
  BufferRules,
  HighlightRule,
  IgnoreLevel,
  IgnoreRule,
  NotifyLevel,
  QuietHours,
} from './rules.ts'
export type { TextRange } from './text-range.ts'
export type { Verdict } from './verdict.ts'
export { checkHighlight, checkIgnore, compileRules } from './whole-rules.ts'
