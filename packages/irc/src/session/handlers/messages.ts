import type { MessageReceived } from '../core-events.ts'
import { noticeSeen } from '../held-joins.ts'
import { type Ctcp, parseCtcp } from '../../text/ctcp.ts'
import { splitStatusTarget } from '../../isupport/isupport-values.ts'
import type { Message } from '../../message/message.ts'
import type { SessionCore } from '../session-core.ts'
import { isUserSource, type UserSource } from '../../message/source.ts'
import { learnFromSource } from '../users.ts'
import type { CoreHandlers } from './core-handler.ts'

/** Whom we knew by nickname alone (from NAMES) we know better once they speak. */
function learnHost(core: SessionCore, source: UserSource): void {
  const user = core.senderOf(source)
  if (user !== undefined && user.hostname !== source.hostname) learnFromSource(core, user, source)
}

const DELIMITER = 0x01

/** Source: https://modern.ircdocs.horse/#sending-messages and https://modern.ircdocs.horse/ctcp */
export const messageHandlers: CoreHandlers = {
  PRIVMSG: (core, message) => received(core, message, 'privmsg'),
  NOTICE: (core, message) => received(core, message, 'notice'),
}

function received(core: SessionCore, message: Message, as: 'privmsg' | 'notice'): boolean {
  const [to, text] = message.params
  if (to === undefined || text === undefined) return false
  const source = speakerOf(core, message.source)
  const own = isUserSource(source) && core.isOwn(source.nickname)
  if (isUserSource(source) && source.hostname !== undefined && !core.provenance.replayed) learnHost(core, source)
  const ctcp = text.charCodeAt(0) === DELIMITER ? parseCtcp(text) : undefined
  if (ctcp === undefined) tell(core, source, as, to, text, own)
  else receivedCtcp(core, source, as, to, ctcp, own)
  if (as === 'notice' && isUserSource(source) && core.isOwn(to)) noticeSeen(core, source.nickname, text)
  return true
}

/**
 * Who says it. A server whose name has no dot is written like a user of whom only the nickname is told: it is the one that greeted
 * us, and before it did, nobody else can speak to us.
 */
function speakerOf(core: SessionCore, source: Message['source']): Message['source'] {
  if (!isUserSource(source) || source.username !== undefined || source.hostname !== undefined) return source
  const { nickname } = source
  if (core.isOwn(nickname)) return source
  const { registration, transport } = core.memory
  const greeting = core.state.phase === 'registering' && transport?.preregistered !== true
  return greeting || nickname === registration.server ? nickname : source
}

function tell(
  core: SessionCore,
  source: Message['source'],
  as: MessageReceived['as'],
  to: string,
  text: string,
  own: boolean,
): void {
  const { status, target } = splitTarget(core, to)
  const { message, time, msgid, account, replayed, damaged, request, batch } = core.provenance
  // Written out: spread into a larger object they take twice as long, and this is what most lines are.
  core.emit({
    type: 'message-received',
    message,
    time,
    msgid,
    account,
    replayed,
    damaged,
    request,
    batch,
    as,
    source,
    target,
    status,
    text,
    own,
  })
}

const PLAIN = { status: '' } as const

function splitTarget(core: SessionCore, to: string): { status: string; target: string } {
  const { statusMessagePrefixes } = core.state.isupport
  if (statusMessagePrefixes === '' || !statusMessagePrefixes.includes(to.charAt(0))) return { ...PLAIN, target: to }
  return splitStatusTarget(core.state.isupport, to)
}

function receivedCtcp(
  core: SessionCore,
  source: Message['source'],
  as: 'privmsg' | 'notice',
  to: string,
  ctcp: Ctcp,
  own: boolean,
): void {
  const { command, text } = ctcp
  if (command === 'ACTION') {
    tell(core, source, 'action', to, text, own)
    return
  }
  const { target } = splitTarget(core, to)
  const kind = as === 'privmsg' ? 'request' : 'answer'
  core.emit({ ...core.provenance, type: 'ctcp-received', as: kind, source, target, command, text, own })
}
