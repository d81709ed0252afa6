import { judge } from '../src/judge.ts'
import type { AttentionBuffer, AttentionContext, AttentionMessage } from '../src/message.ts'
import type { AttentionRules } from '../src/rules.ts'
import type { Verdict } from '../src/verdict.ts'
import { compileRules } from '../src/whole-rules.ts'

/** The time of every test. */
export const NOW = Date.UTC(2026, 1, 3, 12)
/** Where messages are, unless it is said. */
export const channel: AttentionBuffer = { kind: 'channel', folded: '#fruit' }
/** A conversation with one person. */
export const query: AttentionBuffer = { kind: 'query', folded: 'ada' }
/** The network's own buffer. */
export const server: AttentionBuffer = { kind: 'server', folded: 'net' }

/** What Ada says. */
export function message(more: Partial<AttentionMessage> = {}): AttentionMessage {
  return { kind: 'privmsg', sender: 'ada!~ada@host.example', text: 'hello', own: false, arrival: 'live', ...more }
}

/** What becomes of it, for a person who is called mango. */
export function verdict(
  said: Partial<AttentionMessage>,
  set: Partial<AttentionRules> = {},
  buffer: AttentionBuffer = channel,
  now = NOW,
): Verdict {
  const rules = compileRules(
    { highlights: [], ignores: [], buffers: new Map(), ...set },
    { nickname: 'mango', casemapping: 'rfc1459' },
  )
  const context: AttentionContext = { buffer, now, utcOffset: 0 }
  return judge(message(said), rules, context)
}

/** Counts nothing. */
export const nothing: Verdict = { attention: 0, ignored: false, notify: false }
/** Hidden. */
export const ignored: Verdict = { attention: 0, ignored: true, notify: false }
/** Counts. */
export const unread: Verdict = { attention: 1, ignored: false, notify: false }
/** Counts, and is told at once. */
export const mention: Verdict = { attention: 2, ignored: false, notify: true }
