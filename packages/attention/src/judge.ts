import { sameName } from '@longwire/irc'
import type { CompiledRules } from './compile-rules.ts'
import { highlightRanges } from './highlight-ranges.ts'
import { isMuted, notifyLevel } from './levels.ts'
import type { AttentionContext, AttentionMessage } from './message.ts'
import { isQuiet } from './quiet-hours.ts'
import type { Verdict } from './verdict.ts'

const nothing: Verdict = { attention: 0, ignored: false, notify: false }
const ignored: Verdict = { attention: 0, ignored: true, notify: false }

/**
 * What one message means for the person. Own, replayed, ignored and muted ones mean nothing; what is said is unread, and a
 * mention where a rule finds something in it; notifications go by the buffer's level and the quiet hours.
 */
export function judge(message: AttentionMessage, rules: CompiledRules, context: AttentionContext): Verdict {
  if (message.own) return nothing
  if (rules.ignores.covers(message, context, concernsOwn(message, rules))) return ignored
  const { buffer, now } = context
  if (message.arrival === 'replayed' || isMuted(rules.source, buffer.folded, now)) return nothing
  const attention = attentionOf(message, rules, context)
  if (attention === 0) return nothing
  return { attention, ignored: false, notify: mayNotify(attention, message, rules, context) }
}

function attentionOf(message: AttentionMessage, rules: CompiledRules, { buffer }: AttentionContext): 0 | 1 | 2 {
  switch (message.kind) {
    case 'privmsg':
    case 'notice':
    case 'action':
      break
    case 'invite':
    case 'kick':
      return concernsOwn(message, rules) ? 2 : 0
    default:
      return 0
  }
  // What a network tells everybody at every connect is there to be looked up. It names the person without calling them,
  // and so do its services, which have something to say at times.
  if (buffer.kind === 'server') return message.sender.includes('!') ? 1 : 0
  if (message.answersOwn === true) return 2
  return highlightRanges(message.text, rules, buffer.folded).length > 0 ? 2 : 1
}

function concernsOwn({ subject }: AttentionMessage, { identity }: CompiledRules): boolean {
  return subject !== undefined && sameName(subject, identity.nickname, identity.casemapping)
}

function mayNotify(
  attention: 1 | 2,
  message: AttentionMessage,
  rules: CompiledRules,
  { buffer, now, utcOffset }: AttentionContext,
): boolean {
  if (message.arrival !== 'live') return false
  const level = notifyLevel(rules.source, buffer)
  if (level === 'none' || (level === 'mentions' && attention < 2)) return false
  return !isQuiet(rules.source, now, utcOffset)
}
