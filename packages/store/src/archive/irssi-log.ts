import { type LineReader, type Logged, type Rule, messageAt, nothing, sourceOf, unreadable } from './logged-line.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const opened = /^--- Log (?:opened|closed) \w+ (?<month>\w{3}) +(?<day>\d+) [\d:]+ (?<year>\d{4})/
const dayChanged = /^--- Day changed \w+ (?<month>\w{3}) +(?<day>\d+) (?<year>\d{4})/
/** A line about a day, in whatever language the days are. */
const aboutDay = /^--- (?:Log opened|Log closed|Day changed) /
const prefix =
  /^(?:(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[ T])?(?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2}))? ?(?<rest>.*)$/s

function event(kind: 'join' | 'part' | 'quit') {
  return ({ nickname = '', address = '', reason = '' }): Logged => ({
    kind,
    sender: sourceOf(nickname, address),
    text: reason,
  })
}

const rules: readonly Rule[] = [
  { pattern: /^-!- (?<nickname>\S+) \[(?<address>[^\]]*)\] has joined \S+$/, logged: event('join') },
  {
    pattern: /^-!- (?<nickname>\S+) \[(?<address>[^\]]*)\] has left \S+ \[(?<reason>.*)\]$/s,
    logged: event('part'),
  },
  { pattern: /^-!- (?<nickname>\S+) \[(?<address>[^\]]*)\] has quit \[(?<reason>.*)\]$/s, logged: event('quit') },
  {
    pattern: /^-!- (?<whom>\S+) was kicked from \S+ by (?<sender>\S+) \[(?<text>.*)\]$/s,
    logged: ({ whom = '', sender = '', text = '' }) => ({ kind: 'kick', sender, text, params: [whom] }),
  },
  {
    pattern: /^-!- (?<sender>\S+) is now known as (?<text>\S+)$/,
    logged: ({ sender = '', text = '' }) => ({ kind: 'nick', sender, text }),
  },
  {
    pattern: /^-!- (?:ServerMode|mode)\/\S+ \[(?<modes>[^\]]*)\] by (?<sender>\S+)$/,
    logged: ({ sender = '', modes = '' }) => ({ kind: 'mode', sender, text: '', params: modes.trim().split(/ +/) }),
  },
  {
    pattern: /^-!- (?<sender>\S+) changed the topic of \S+ to: (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'topic', sender, text }),
  },
  {
    pattern: /^-!- Topic unset by (?<sender>\S+) on \S+$/,
    logged: ({ sender = '' }) => ({ kind: 'topic', sender, text: '' }),
  },
  // What irssi says of itself.
  { pattern: /^-!- /, logged: () => undefined },
  {
    pattern: /^<[ ~&@%+!]*(?<sender>[^>\s]+)> (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'privmsg', sender, text }),
  },
  {
    pattern: /^ ?\* (?<sender>\S+) (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'action', sender, text }),
  },
  {
    pattern: /^-(?<nickname>[^:(\s]+?)(?:\((?<address>[^)]*)\))?(?::\S+)?- (?<text>.*)$/s,
    logged: ({ nickname = '', address = '', text = '' }) => ({
      kind: 'notice',
      sender: sourceOf(nickname, address),
      text,
    }),
  },
]

/**
 * A log of irssi in its default theme. Days are told by lines of their own, before the first of which nothing is readable, or
 * stand in every line (`log_timestamp = "%Y-%m-%d %H:%M:%S "`).
 */
export function irssiLog(): LineReader {
  let date: { year: number; month: number; day: number } | undefined
  return (line) => {
    const day = (opened.exec(line) ?? dayChanged.exec(line))?.groups
    if (day !== undefined) {
      date = { year: Number(day['year']), month: months.indexOf(day['month'] ?? '') + 1, day: Number(day['day']) }
      return nothing
    }
    if (aboutDay.test(line)) {
      // What follows is not of the day before.
      date = undefined
      return unreadable
    }
    const groups = prefix.exec(line)?.groups
    if (groups === undefined) return unreadable
    const { year, month, day: ownDay, hour, minute, second, rest = '' } = groups
    const own = year === undefined ? date : { year: Number(year), month: Number(month), day: Number(ownDay) }
    if (own === undefined) return unreadable
    const at = { ...own, hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) }
    return messageAt(at, rest, rules)
  }
}
