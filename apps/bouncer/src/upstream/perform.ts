import { parseMessage, type MessageInit } from '@longwire/irc'

/** Lines of a network's perform list, and bytes of each, at most. */
const MOST_LINES = 50
const MOST_BYTES = 400

/** What must not be sent behind the back of the session. */
const refused: ReadonlySet<string> = new Set(['CAP', 'AUTHENTICATE', 'PASS', 'USER', 'QUIT', 'PING', 'PONG', 'JOIN'])

/**
 * The lines of a perform list as messages: in IRC's form (`MODE $nick +x`), or as people type them (`/msg NickServ …`).
 * `$nick` stands for the nickname. Undefined where one cannot be sent; channels are joined by being joined.
 */
export function parsePerform(lines: readonly string[], nickname = 'nickname'): readonly MessageInit[] | undefined {
  if (lines.length > MOST_LINES) return undefined
  const messages = lines.map((line) => parseLine(line.trim().replaceAll('$nick', nickname)))
  return messages.every((message) => message !== undefined) ? messages : undefined
}

function parseLine(line: string): MessageInit | undefined {
  if (Buffer.byteLength(line) > MOST_BYTES || line.startsWith(':') || line.startsWith('@')) return undefined
  const typed = /^\/(?:msg|query)\s+(?<target>\S+)\s+(?<text>\S.*)$/i.exec(line)?.groups
  if (typed !== undefined) return { command: 'PRIVMSG', params: [typed['target'] ?? '', typed['text'] ?? ''] }
  const message = parseMessage(line.replace(/^\/(?:(?:raw|quote)\s+)?/i, ''))
  if (message === undefined || !/^[a-z]+$/i.test(message.command)) return undefined
  const command = message.command.toUpperCase()
  return refused.has(command) ? undefined : { command, params: message.params }
}
