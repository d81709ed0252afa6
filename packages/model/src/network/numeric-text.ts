import { type Message, numericName } from '@longwire/irc'

/** What every connection begins with, or what is shown in its own place: no news for a person. */
const silent: ReadonlySet<string> = new Set([
  'RPL_WELCOME',
  'RPL_YOURHOST',
  'RPL_CREATED',
  'RPL_MYINFO',
  'RPL_ISUPPORT',
  'RPL_UMODEIS',
  'RPL_CHANNELMODEIS',
  'RPL_CREATIONTIME',
  'RPL_NOTOPIC',
  'RPL_TOPIC',
  'RPL_TOPICWHOTIME',
  'RPL_NAMREPLY',
  'RPL_ENDOFNAMES',
  'RPL_MOTDSTART',
  'RPL_MOTD',
  'RPL_ENDOFMOTD',
  'ERR_NOMOTD',
  'RPL_MONONLINE',
  'RPL_MONOFFLINE',
])

/** What a numeric that nobody asked for says to a person; undefined for what is not worth a line. */
export function numericText({ command, params }: Message): string | undefined {
  if (command.length !== 3 || !isDigit(command.charCodeAt(0))) return undefined
  if (silent.has(numericName(command) ?? '')) return undefined
  // The first parameter is whom it is for.
  const text = params.slice(1).join(' ')
  return text === '' ? undefined : text
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
