import type { AttentionBuffer, AttentionBufferKind } from './message.ts'
import type { AttentionRules, NotifyLevel } from './rules.ts'

/**
 * What a buffer of this kind has where nothing was set. In the network's own buffer only what is meant for the person
 * (an invitation) is a mention, so `mentions` is quiet there.
 */
export function defaultNotifyLevel(kind: AttentionBufferKind): NotifyLevel {
  return kind === 'query' ? 'all' : 'mentions'
}

/** The level that holds in a buffer. */
export function notifyLevel(
  { buffers, notifyDefault }: Pick<AttentionRules, 'buffers' | 'notifyDefault'>,
  { folded, kind }: AttentionBuffer,
): NotifyLevel {
  const own = buffers.get(folded)?.notify
  if (own !== undefined) return own
  return notifyDefault === undefined || notifyDefault === 'mentions' ? defaultNotifyLevel(kind) : notifyDefault
}

/** Whether a buffer is muted at this time (milliseconds since 1970). */
export function isMuted(rules: Pick<AttentionRules, 'buffers'>, folded: string, now: number): boolean {
  const until = rules.buffers.get(folded)?.mutedUntil
  return until !== undefined && now < until
}
