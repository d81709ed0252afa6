import { type LineReader, type Logged, type Rule, messageAt, sourceOf, unreadable } from './logged-line.ts'

const prefix = /^\[(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})\] (?<rest>.*)$/s

function event(kind: 'join' | 'part' | 'quit') {
  return ({ nickname = '', address = '', reason = '' }): Logged => ({
    kind,
    sender: sourceOf(nickname, address),
    text: reason,
  })
}

const rules: readonly Rule[] = [
  { pattern: /^\*\*\* Joins: (?<nickname>\S+) \((?<address>[^)]*)\)$/, logged: event('join') },
  {
    pattern: /^\*\*\* Parts: (?<nickname>\S+) \((?<address>[^)]*)\)(?: \((?<reason>.*)\))?$/s,
    logged: event('part'),
  },
  {
    pattern: /^\*\*\* Quits: (?<nickname>\S+) \((?<address>[^)]*)\)(?: \((?<reason>.*)\))?$/s,
    logged: event('quit'),
  },
  {
    pattern: /^\*\*\* (?<whom>\S+) was kicked by (?<sender>\S+) \((?<text>.*)\)$/s,
    logged: ({ whom = '', sender = '', text = '' }) => ({ kind: 'kick', sender, text, params: [whom] }),
  },
  {
    pattern: /^\*\*\* (?<sender>\S+) is now known as (?<text>\S+)$/,
    logged: ({ sender = '', text = '' }) => ({ kind: 'nick', sender, text }),
  },
  {
    pattern: /^\*\*\* (?<sender>\S+) changes topic to '(?<text>.*)'$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'topic', sender, text }),
  },
  {
    pattern: /^\*\*\* (?<sender>\S+) sets mode: (?<modes>.*)$/s,
    logged: ({ sender = '', modes = '' }) => ({ kind: 'mode', sender, text: '', params: modes.trim().split(/ +/) }),
  },
  {
    pattern: /^<(?<sender>[^>\s]+)> (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'privmsg', sender, text }),
  },
  {
    pattern: /^-(?<sender>[^\s]+?)- (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'notice', sender, text }),
  },
  {
    pattern: /^\* (?<sender>\S+) (?<text>.*)$/s,
    logged: ({ sender = '', text = '' }) => ({ kind: 'action', sender, text }),
  },
  { pattern: /^(?:Connected to IRC|Disconnected from IRC|Broadcast: )/, logged: () => undefined },
]

/** A day's log of ZNC's module `log`, and of soju's file store, which writes the same; the day is in the file's name. */
export function zncLog(date: { readonly year: number; readonly month: number; readonly day: number }): LineReader {
  return (line) => {
    const groups = prefix.exec(line)?.groups
    if (groups === undefined) return unreadable
    const { hour, minute, second, rest = '' } = groups
    const at = { ...date, hour: Number(hour), minute: Number(minute), second: Number(second) }
    return messageAt(at, rest, rules)
  }
}
