import { isUserSource, type Message, repliedTo, type Source } from '@longwire/irc'
import { spokenKinds } from '../buffers/attention.ts'
import type { Line, LineKind } from '../line.ts'

/** What one must know of the network and the buffer to read a line. */
export interface Reader {
  isOwn(nickname: string): boolean
  /** The STATUSMSG prefix of a target; the empty string for none. */
  statusOf(target: string): string
  /** What it asks of the person. */
  attention(line: JudgedLine): Line['attention']
}

/** What of a line decides whether it asks for attention. */
export interface JudgedLine {
  readonly kind: LineKind
  /** The source as on the wire. */
  readonly sender: string
  readonly text: string
  readonly own: boolean
  readonly subject: string | undefined
}

/** What is known of a line beside what it says. */
export interface LineOrigin {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly time: number
  readonly account?: string | undefined
}

const confirmed = { kind: 'confirmed' } as const

/** The tag by which an own message finds its way back. Source: docs/extensions/id.md */
export const outboxTag = '+longwire/id'

/** A line as a timeline shows it; undefined for what is not part of a conversation. Never throws. */
export function lineOfMessage(message: Message, origin: LineOrigin, reader: Reader): Line | undefined {
  const parts = partsOf(message)
  if (parts === undefined) return undefined
  const sender = nameOf(message.source)
  const { kind, text, subject } = parts
  // One who changed one's own nickname bears the new one by the time that it is told.
  const own = isUserSource(message.source) && (reader.isOwn(sender) || (kind === 'nick' && reader.isOwn(text)))
  const attention = reader.attention({ kind, sender: wireText(message.source), text, own, subject })
  const outboxId = own ? message.tags.get(outboxTag) : undefined
  const spoken = spokenKinds.has(kind)
  const replyTo = spoken ? repliedTo(message.tags) : undefined
  const status = spoken ? reader.statusOf(message.params[0] ?? '') : ''
  const address = addressOf(message.source)
  const account = origin.account ?? message.tags.get('account')
  return {
    id: origin.id,
    time: origin.time,
    kind,
    sender,
    text,
    own,
    mention: attention === 'mention',
    delivery: deliveryOf(message),
    ...(subject !== undefined && { subject }),
    ...(attention !== undefined && { attention }),
    ...(address !== undefined && { address }),
    ...(account !== undefined && { account }),
    ...(status !== '' && { status }),
    ...(replyTo !== undefined && { replyTo }),
    ...(message.tags.has('longwire/not-recorded') && { notRecorded: true as const }),
    ...(outboxId !== undefined && outboxId !== '' && { outboxId }),
  }
}

/** Whether it was said at all. Source: docs/extensions/refused.md */
function deliveryOf({ tags }: Message): Line['delivery'] {
  const refused = tags.get('longwire/refused')
  if (refused === undefined) return confirmed
  const [code = '', ...text] = refused.split(' ')
  return { kind: 'failed', code, text: text.join(' ') }
}

/** A line that tells something to the person at this screen alone. */
export function noteLine(id: string, time: number, sender: string, text: string): Line {
  return { id, time, kind: 'server', sender, text, own: false, mention: false, delivery: confirmed }
}

/** The nickname, or the server's name; the empty string where there is neither. */
export function nameOf(source: Source | undefined): string {
  return isUserSource(source) ? source.nickname : (source ?? '')
}

function addressOf(source: Source | undefined): string | undefined {
  if (!isUserSource(source) || source.hostname === undefined) return undefined
  return `${source.username ?? '*'}@${source.hostname}`
}

function wireText(source: Source | undefined): string {
  if (!isUserSource(source)) return source ?? ''
  const { nickname, username, hostname } = source
  return `${nickname}${username === undefined ? '' : `!${username}`}${hostname === undefined ? '' : `@${hostname}`}`
}

interface Parts {
  readonly kind: LineKind
  readonly text: string
  readonly subject?: string | undefined
}

function partsOf({ command, params }: Message): Parts | undefined {
  switch (command) {
    case 'PRIVMSG':
      return spokenParts('privmsg', params[1])
    case 'NOTICE':
      return spokenParts('notice', params[1])
    case 'JOIN':
      return { kind: 'join', text: '' }
    case 'PART':
      return { kind: 'part', text: params[1] ?? '' }
    case 'QUIT':
      return { kind: 'quit', text: params[0] ?? '' }
    case 'KICK':
      return { kind: 'kick', text: params[2] ?? '', subject: params[1] ?? '' }
    case 'NICK':
      return { kind: 'nick', text: params[0] ?? '' }
    case 'MODE':
      return { kind: 'mode', text: params.slice(1).join(' ') }
    case 'TOPIC':
      return { kind: 'topic', text: params[1] ?? '' }
    case 'INVITE':
      return { kind: 'invite', text: params[1] ?? '', subject: params[0] ?? '' }
    default:
      return undefined
  }
}

const CTCP = '\x01'

/** CTCP other than ACTION is a question or an answer of programs, not part of the conversation. */
function spokenParts(kind: 'privmsg' | 'notice', text: string | undefined): Parts | undefined {
  if (text === undefined) return undefined
  if (!text.startsWith(CTCP)) return { kind, text }
  const body = text.slice(1, text.endsWith(CTCP) && text.length > 1 ? -1 : undefined)
  if (body !== 'ACTION' && !body.startsWith('ACTION ')) return undefined
  return { kind: 'action', text: body.slice('ACTION '.length) }
}
