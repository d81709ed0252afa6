import { formatServerTime, isUserSource, type MessageInit, parseSource } from '@longwire/irc'
import { type BufferRecord, REDACT, type Redaction, REFUSED, type StoredMessage } from '@longwire/store'

/** Whose history is played back, and where. */
export interface PlaybackContext {
  /** The person's nickname on that network. */
  readonly nickname: string
  readonly buffer: Pick<BufferRecord, 'kind' | 'name'>
  /** Adds `longwire/cursor`; left out where there is none. */
  cursorOf?(message: StoredMessage): string
}

/** Messages of one conversation's record. */
export interface KeptMessages {
  readonly rows: readonly StoredMessage[]
  readonly context: PlaybackContext
}

/** A kept message as the line that it was, with its time and msgid. */
export function playbackLine(message: StoredMessage, context: PlaybackContext): MessageInit {
  const { details, account, msgid, time, redaction } = message
  if (redaction !== undefined && redaction.refusal === undefined) return redactedLine(message, redaction, context)
  const line = lineOf(message, context)
  const cursor = context.cursorOf?.(message)
  const ours = {
    time: formatServerTime(time),
    msgid,
    ...(account !== undefined && { account }),
    ...(cursor !== undefined && { 'longwire/cursor': cursor }),
    ...(redaction !== undefined && { 'longwire/refused': `${redaction.refusal} ${redaction.reason}` }),
  }
  // Before those of its sender.
  const tags = {
    ...ours,
    ...details?.tags,
    ...(details?.outboxId !== undefined && { '+longwire/id': details.outboxId }),
    ...ours,
  }
  return { tags, ...sourceOf(message, context), ...line }
}

/** A server whose name has no dot would be read as a person: without a source a line is of the server. */
function sourceOf({ sender }: StoredMessage, { buffer }: PlaybackContext): Pick<MessageInit, 'source'> {
  if (sender === '') return {}
  const source = parseSource(sender)
  const bare = isUserSource(source) && source.username === undefined && source.hostname === undefined
  return buffer.kind === 'server' && bare ? {} : { source }
}

/** What was taken back says nothing any more; who knows of that is told, and others see nothing. */
function redactedLine(
  message: StoredMessage,
  { sender, reason, time }: Redaction,
  context: PlaybackContext,
): MessageInit {
  const target = targetOf(message, context)
  const { msgid } = message
  return {
    tags: { time: formatServerTime(time) },
    ...(sender !== '' && { source: parseSource(sender) }),
    command: 'REDACT',
    params: reason === '' ? [target, msgid] : [target, msgid, reason],
  }
}

type Line = Pick<MessageInit, 'command' | 'params'>

function lineOf(message: StoredMessage, context: PlaybackContext): Line {
  const { kind, text, account, details } = message
  const { name } = context.buffer
  const params = details?.params ?? []
  switch (kind) {
    case 'privmsg':
      return { command: 'PRIVMSG', params: [targetOf(message, context), text] }
    case 'action':
      return { command: 'PRIVMSG', params: [targetOf(message, context), `\x01ACTION ${text}\x01`] }
    case 'notice':
      return { command: 'NOTICE', params: [targetOf(message, context), text] }
    case 'tagmsg':
      return params[0] === REDACT || params[0] === REFUSED
        ? { command: params[0], params: [targetOf(message, context), ...params.slice(1)] }
        : { command: 'TAGMSG', params: [targetOf(message, context)] }
    case 'join':
    case 'netjoin':
      return { command: 'JOIN', params: [name, account ?? '*', text] }
    case 'part':
      return { command: 'PART', params: text === '' ? [name] : [name, text] }
    case 'quit':
    case 'netsplit':
      return { command: 'QUIT', params: [text] }
    case 'kick':
      return { command: 'KICK', params: [name, params[0] ?? '*', text] }
    case 'nick':
      return { command: 'NICK', params: [text] }
    case 'mode':
      return { command: 'MODE', params: [name, text, ...params] }
    case 'topic':
      return { command: 'TOPIC', params: [name, text] }
    case 'invite':
      return { command: 'INVITE', params: [params[0] ?? context.nickname, text] }
    case 'away':
      return { command: 'AWAY', params: text === '' ? [] : [text] }
    case 'server':
      return { command: 'NOTICE', params: [context.nickname, text] }
  }
}

/** To whom it was said, as the person's client sees it. */
export function targetOf(message: StoredMessage, { buffer, nickname }: PlaybackContext): string {
  if (buffer.kind === 'channel') return (message.details?.status ?? '') + buffer.name
  return message.own ? buffer.name : nickname
}
