import type { Message } from '@longwire/irc'

/** What every connection begins with, or what is shown in its own place: no news for a person. Numbers: their names are a list that a phone need not fetch. */
const silent: ReadonlySet<string> = new Set([
  '001', // RPL_WELCOME
  '002', // RPL_YOURHOST
  '003', // RPL_CREATED
  '004', // RPL_MYINFO
  '005', // RPL_ISUPPORT
  '221', // RPL_UMODEIS
  '324', // RPL_CHANNELMODEIS
  '329', // RPL_CREATIONTIME
  '331', // RPL_NOTOPIC
  '332', // RPL_TOPIC
  '333', // RPL_TOPICWHOTIME
  '353', // RPL_NAMREPLY
  '366', // RPL_ENDOFNAMES
  '375', // RPL_MOTDSTART
  '372', // RPL_MOTD
  '376', // RPL_ENDOFMOTD
  '422', // ERR_NOMOTD
  '730', // RPL_MONONLINE
  '731', // RPL_MONOFFLINE
])

/** What a numeric that nobody asked for says to a person; undefined for what is not worth a line. */
export function numericText({ command, params }: Message): string | undefined {
  if (command.length !== 3 || !isDigit(command.charCodeAt(0))) return undefined
  if (silent.has(command)) return undefined
  // The first parameter is whom it is for.
  const text = params.slice(1).join(' ')
  return text === '' ? undefined : text
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
