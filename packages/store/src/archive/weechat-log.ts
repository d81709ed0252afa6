import { type LineReader, type Logged, type Rule, messageAt, sourceOf, unreadable } from './logged-line.ts'

const prefix =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[ T](?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(?:\.\d+)?(?<utc>Z)?\t(?<rest>.*)$/s

function event(kind: 'join' | 'part' | 'quit') {
  return ({ nickname = '', address = '', reason = '' }): Logged => ({
    kind,
    sender: sourceOf(nickname, address),
    text: reason,
  })
}

/** Lines as `prefix<TAB>message`. */
const rules: readonly Rule[] = [
  {
    pattern: /^-->\t(?<nickname>\S+)(?: \[[^\]]*\])? (?:\([^)]*\) )?\((?<address>[^)]*)\) has joined \S+$/,
    logged: event('join'),
  },
  {
    pattern: /^<--\t(?<nickname>\S+) \((?<address>[^)]*)\) has left \S+(?: \((?<reason>.*)\))?$/s,
    logged: event('part'),
  },
  {
    pattern: /^<--\t(?<nickname>\S+) \((?<address>[^)]*)\) has quit(?: \((?<reason>.*)\))?$/s,
    logged: event('quit'),
  },
  {
    pattern: /^<--\t(?<sender>\S+) has kicked (?<whom>\S+)(?: \((?<text>.*)\))?$/s,
    logged: ({ sender = '', whom = '', text = '' }) => ({ kind: 'kick', sender, text, params: [whom] }),
  },
  {
    pattern: /^--\t(?<sender>\S+) is now known as (?<text>\S+)$/,
    logged: ({ sender = '', text = '' }) => ({ kind: 'nick', sender, text }),
  },
  {
    pattern: /^--\tMode \S+ \[(?<modes>[^\]]*)\](?: by (?<sender>\S+))?$/,
    logged: ({ sender = '', modes = '' }) => ({ kind: 'mode', sender, text: '', params: modes.trim().split(/ +/) }),
  },
  {
    pattern: /^--\t(?<sender>\S+) has changed topic for \S+ (?:from ".*" )?to "(?<text>.*)"$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'topic', sender, text }),
  },
  {
    pattern: /^--\t(?<sender>\S+) has set topic for \S+ to "(?<text>.*)"$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'topic', sender, text }),
  },
  {
    pattern: /^--\tNotice\((?<sender>[^)\s]+)\)(?: -> \S+)?: (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'notice', sender, text }),
  },
  {
    pattern: /^ ?\*\t(?<sender>\S+) (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'action', sender, text }),
  },
  // What WeeChat says of itself: who is in the channel, that a server was left, errors.
  { pattern: /^(?:--|=!=|-->|<--)?\t/, logged: () => undefined },
  {
    pattern: /^(?:[~&@%+!]*)(?<sender>[^\t\s]+)\t(?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'privmsg', sender, text }),
  },
]

/** A file of WeeChat's plugin `logger`, with its default prefixes. */
export function weechatLog(): LineReader {
  return (line) => {
    const groups = prefix.exec(line)?.groups
    if (groups === undefined) return unreadable
    const { year, month, day, hour, minute, second, utc, rest = '' } = groups
    const at = {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
      ...(utc !== undefined && { utc: true }),
    }
    return messageAt(at, rest, rules)
  }
}
