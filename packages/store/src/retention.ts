import type { BufferId, NetworkId } from './ids.ts'

/** An optional part of a history: how long messages are kept. Without rules they are kept for ever. */
export interface Retention {
  rules(): Promise<readonly RetentionRule[]>
  /** Sets the rule of a scope, or, with no limit in it, removes it. */
  setRule(rule: RetentionRule): Promise<void>
  /** Deletes what the rules no longer keep, in small steps; answers how many messages went. It also runs once an hour. */
  apply(): Promise<number>
}

/** The kinds of what a rule is about. */
export const ruleScopes = ['all', 'network', 'buffer'] as const

/** What a rule is about. The narrowest rule of a buffer holds alone: its own, else its network's, else that of all. */
export type RetentionScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'network'; readonly network: NetworkId }
  | { readonly kind: 'buffer'; readonly buffer: BufferId }

export interface RetentionRule {
  readonly scope: RetentionScope
  /** Milliseconds. */
  readonly maxAge?: number
  /** Messages of a buffer; the newest stay. */
  readonly maxCount?: number
}

/** The rule that holds for a buffer. */
export function ruleFor(
  rules: readonly RetentionRule[],
  buffer: { readonly id: BufferId; readonly network: NetworkId },
): RetentionRule | undefined {
  return (
    rules.find(({ scope }) => scope.kind === 'buffer' && scope.buffer === buffer.id) ??
    rules.find(({ scope }) => scope.kind === 'network' && scope.network === buffer.network) ??
    rules.find(({ scope }) => scope.kind === 'all')
  )
}

/** One text for each scope. */
export function scopeKey(scope: RetentionScope): string {
  if (scope.kind === 'all') return 'all'
  return scope.kind === 'network' ? `network ${scope.network}` : `buffer ${scope.buffer}`
}
