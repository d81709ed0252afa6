import type { History } from '../history.ts'
import type { BufferId } from '../ids.ts'
import type { StoredMessage } from '../message.ts'

const PAGE = 1000

/** The nickname of a source, or the server's name. */
function nicknameOf(source: string): string {
  return source.split('!')[0] ?? source
}

function addressOf(source: string): string {
  const [, address] = source.split('!')
  return address === undefined ? '' : ` (${address})`
}

function reasonOf(text: string): string {
  return text === '' ? '' : ` (${text})`
}

/** What a message says, as a person reads it in a log. */
function sentenceOf(message: StoredMessage): string {
  const who = nicknameOf(message.sender)
  const { kind, text, redaction, details } = message
  const params = (details?.params ?? []).join(' ')
  if (redaction !== undefined)
    return `* ${who}'s message was removed by ${nicknameOf(redaction.sender)}${reasonOf(redaction.reason)}`
  switch (kind) {
    case 'privmsg':
      return `<${who}> ${text}`
    case 'notice':
    case 'server':
      return `-${who}- ${text}`
    case 'action':
      return `* ${who} ${text}`
    case 'join':
      return `--> ${who}${addressOf(message.sender)} joined`
    case 'part':
      return `<-- ${who}${addressOf(message.sender)} left${reasonOf(text)}`
    case 'quit':
      return `<-- ${who}${addressOf(message.sender)} quit${reasonOf(text)}`
    case 'kick':
      return `<-- ${who} kicked ${params}${reasonOf(text)}`
    case 'nick':
      return `--- ${who} is now ${text}`
    case 'mode':
      return `--- ${who} set mode ${params}`
    case 'topic':
      return `--- ${who} set the topic: ${text}`
    case 'invite':
      return `--- ${who} invited ${params}`
    case 'away':
      return `--- ${who} is away${reasonOf(text)}`
    case 'netsplit':
      return `--- netsplit: ${text}`
    case 'netjoin':
      return `--- netjoin: ${text}`
    case 'tagmsg':
      return `--- ${who} reacted`
  }
}

/** The lines of a conversation as plain text, with the date and time in UTC; control characters are left out. */
export async function* exportPlainText(history: History, buffer: BufferId): AsyncGenerator<string, void, void> {
  let at: { by: 'time'; time: number } | { by: 'id'; id: number } = { by: 'time', time: -1 }
  for (;;) {
    const { messages } = await history.page({ kind: 'after', at, buffer, limit: PAGE, events: true })
    for (const message of messages) {
      const stamp = new Date(message.time).toISOString().slice(0, 19).replace('T', ' ')
      // PITFALLS 3: a log is read in terminals.
      // oxlint-disable-next-line no-control-regex -- these control characters are what is removed
      yield `${stamp} ${sentenceOf(message).replace(/[\u0000-\u001f\u007f-\u009f]/g, '')}`
    }
    const last = messages.at(-1)
    if (last === undefined) return
    at = { by: 'id', id: last.id }
  }
}

/** A file name for a conversation (PITFALLS 6): whatever its name is, it stays in its folder and is not hidden. */
export function safeFileName(name: string): string {
  const safe = name
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- file names must not hold them
    .replace(/[\u0000-\u001f\u007f/\\:*?"<>|]/g, '-')
    .replace(/^\.+|[. ]+$/g, '-')
    .slice(0, 100)
  return safe === '' ? '-' : safe
}
