import type { IntentInit } from '@longwire/connection'
import { type MessageInit, parseMessage } from '@longwire/irc'

/** What a typed line means. */
export type Typed =
  | { readonly kind: 'intent'; readonly intent: IntentInit }
  | { readonly kind: 'send'; readonly message: MessageInit }
  /** From now on plain text goes there. */
  | { readonly kind: 'target'; readonly target: string }
  | { readonly kind: 'quit'; readonly reason: string | undefined }
  | { readonly kind: 'say'; readonly text: string }
  /** To be shown: help, or what was wrong. */
  | { readonly kind: 'note'; readonly text: string }

type Command = {
  readonly usage: string
  readonly meaning: string
  /** undefined: the arguments do not fit the usage. */
  typed(rest: string, target: string | undefined): Typed | undefined
}

const commands: Readonly<Record<string, Command>> = {
  join: {
    usage: '/join CHANNEL [KEY]',
    meaning: 'join, and talk there',
    typed(rest) {
      const [channel = '', key] = rest.split(' ')
      return channel === '' ? undefined : intent({ kind: 'join', channel, ...(key !== undefined && { key }) })
    },
  },
  part: {
    usage: '/part [CHANNEL [REASON]]',
    meaning: 'leave a channel',
    typed(rest, target) {
      const [first, reason] = cut(rest)
      const channel = first === '' ? target : first
      return channel === undefined ? undefined : intent({ kind: 'part', channel, ...(reason !== '' && { reason }) })
    },
  },
  msg: { usage: '/msg TARGET TEXT', meaning: 'say something to somebody', typed: (rest) => say('privmsg', rest) },
  notice: { usage: '/notice TARGET TEXT', meaning: 'the same, as a notice', typed: (rest) => say('notice', rest) },
  me: {
    usage: '/me TEXT',
    meaning: 'do something, in the current target',
    typed: (rest, target) =>
      target === undefined || rest === '' ? undefined : intent({ kind: 'say', as: 'action', target, text: rest }),
  },
  query: {
    usage: '/query TARGET',
    meaning: 'plain text goes there from now on',
    typed: (rest) => (rest === '' || rest.includes(' ') ? undefined : { kind: 'target', target: rest }),
  },
  nick: {
    usage: '/nick NICKNAME',
    meaning: 'change the nickname',
    typed: (rest) => (rest === '' ? undefined : intent({ kind: 'change-nickname', nickname: rest })),
  },
  topic: {
    usage: '/topic [CHANNEL] TEXT',
    meaning: 'set the topic, of the current target where no channel is named',
    typed(rest, target) {
      const [first, others] = cut(rest)
      const [channel, topic] = beginsLikeChannel(first) || target === undefined ? [first, others] : [target, rest]
      return topic === '' ? undefined : intent({ kind: 'set-topic', channel, topic })
    },
  },
  away: {
    usage: '/away [TEXT]',
    meaning: 'be away, or back',
    typed: (rest) => intent({ kind: 'set-away', text: rest === '' ? undefined : rest }),
  },
  whois: {
    usage: '/whois NICKNAME',
    meaning: 'ask who somebody is',
    typed: (rest) =>
      rest === '' ? undefined : intent({ kind: 'query', message: { command: 'WHOIS', params: [rest] } }),
  },
  raw: {
    usage: '/raw LINE',
    meaning: 'send a line of IRC as it is',
    typed(rest) {
      const message = parseMessage(rest)
      return message === undefined ? undefined : { kind: 'send', message }
    },
  },
  quit: {
    usage: '/quit [REASON]',
    meaning: 'say goodbye and end',
    typed: (rest) => ({ kind: 'quit', reason: rest === '' ? undefined : rest }),
  },
  help: { usage: '/help', meaning: 'this list', typed: () => ({ kind: 'note', text: helpText() }) },
}

/** What a line means that was typed or piped; undefined for an empty one. Two slashes begin a text with one. */
export function readTyped(line: string, target: string | undefined): Typed | undefined {
  if (line.trim() === '') return undefined
  if (!line.startsWith('/')) return { kind: 'say', text: line }
  if (line.startsWith('//')) return { kind: 'say', text: line.slice(1) }
  const [word, rest] = cut(line.slice(1))
  const command = Object.hasOwn(commands, word.toLowerCase()) ? commands[word.toLowerCase()] : undefined
  if (!command) return { kind: 'note', text: `There is no command /${word}; /help lists them.` }
  return command.typed(rest.trim(), target) ?? { kind: 'note', text: `Usage: ${command.usage}` }
}

/** By the prefixes that networks use; which ones this network does is known only to it. */
function beginsLikeChannel(word: string): boolean {
  return /^[#&+!]/.test(word)
}

function intent(value: IntentInit): Typed {
  return { kind: 'intent', intent: value }
}

function say(as: 'privmsg' | 'notice', rest: string): Typed | undefined {
  const [target, text] = cut(rest)
  return text === '' ? undefined : intent({ kind: 'say', as, target, text })
}

function cut(text: string): [word: string, rest: string] {
  const space = text.indexOf(' ')
  return space === -1 ? [text, ''] : [text.slice(0, space), text.slice(space + 1).trimStart()]
}

function helpText(): string {
  const lines = Object.values(commands).map(({ usage, meaning }) => `${usage.padEnd(26)} ${meaning}`)
  return [...lines, 'Other text goes to the current target.'].join('\n')
}
