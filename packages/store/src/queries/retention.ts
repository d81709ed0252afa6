import type { BufferId, MessageId, NetworkId } from '../ids.ts'
import { type RetentionRule, ruleFor, scopeKey } from '../retention.ts'
import type { Dialect } from '../sql/dialect.ts'
import { type Plan, all, first, run } from '../sql/plan.ts'
import { sql } from '../sql/statement.ts'
import { forgetEarlyBefore } from './early-facts.ts'
import { removeMessages } from './sweep.ts'
import { type Point, startOf } from './points.ts'
import { idsIn, nthIn } from './timeline.ts'

/** The most messages that one step deletes. */
const STEP = 500

interface BufferRow {
  readonly id: BufferId
  readonly network: NetworkId
}

/** See `Retention.rules`. */
export function* retentionRules(): Plan<readonly RetentionRule[]> {
  const rows = yield* all<{ rule: string }>(sql`select rule from retention order by scope`)
  return rows.map(({ rule }) => JSON.parse(rule) as RetentionRule)
}

/** See `Retention.setRule`. */
export function* setRetentionRule(rule: RetentionRule): Plan<void> {
  const scope = scopeKey(rule.scope)
  yield* run(sql`delete from retention where scope = ${scope}`)
  if (rule.maxAge === undefined && rule.maxCount === undefined) return
  yield* run(sql`insert into retention (scope, rule) values (${scope}, ${JSON.stringify(rule)})`)
}

/** The point before which nothing is kept. */
function* limitOf(buffer: BufferId, rule: RetentionRule, now: number): Plan<Point | undefined> {
  const byAge = rule.maxAge === undefined ? undefined : startOf(now - rule.maxAge)
  if (rule.maxCount === undefined) return byAge
  if (rule.maxCount < 1) return { time: Number.MAX_SAFE_INTEGER, id: 0 }
  const oldest = yield* first<Point>(nthIn({ buffer, events: true }, rule.maxCount))
  if (oldest === undefined || byAge === undefined) return oldest ?? byAge
  return oldest.time > byAge.time ? oldest : byAge
}

/** Deletes some of what the rules no longer keep; answers how many messages, undefined when nothing is left to delete. */
export function* retentionStep(dialect: Dialect, now: number): Plan<number | undefined> {
  const rules = yield* retentionRules()
  if (rules.length === 0) return undefined
  const buffers = yield* all<BufferRow>(
    sql`select b.id, n.network from buffers b join networks n on n.id = b.network where b.removed = 0`,
  )
  for (const buffer of buffers) {
    const rule = ruleFor(rules, buffer)
    const before = rule === undefined ? undefined : yield* limitOf(buffer.id, rule, now)
    if (before === undefined) continue
    const rows = yield* all<{ id: MessageId }>(idsIn({ buffer: buffer.id, before, events: true }, STEP))
    if (rows.length === 0) {
      if (yield* forgetEarlyBefore(dialect, buffer.id, before.time)) return 0
      continue
    }
    yield* removeMessages(
      dialect,
      rows.map(({ id }) => id),
    )
    return rows.length
  }
  return undefined
}
