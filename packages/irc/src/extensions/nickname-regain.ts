import type { Extension, HandlerContext } from '../extension.ts'
import { monitorLimit } from '../isupport/isupport-values.ts'
import { POLL_MS, REGAIN_MAX_MS, REGAIN_MS } from '../session/session-limits.ts'
import { isUserSource, parseSource } from '../message/source.ts'

/** A change that the person asked for is known as such only after the line that tells it. */
const LOOK_MS = 1_000

/** What it remembers. */
export interface RegainSlot {
  /** How often we asked for it on this connection. */
  attempts: number
  /** Not before then again, milliseconds since 1970. */
  notBefore: number
  /** The nickname that the server tells us of. */
  monitored: string | undefined
}

type Context = HandlerContext<never, RegainSlot>

/**
 * Takes the wanted nickname when it becomes free: as its holder leaves before our eyes, as MONITOR says so, or as ISON does once a
 * minute. What takes it away again (services, say) is met with ever longer waits.
 */
export const nicknameRegain: Extension<never, RegainSlot> = {
  name: 'nickname-regain',
  spec: 'https://ircv3.net/specs/extensions/monitor',
  capabilities: [],
  slot: { version: 1, initial: () => ({ attempts: 0, notBefore: 0, monitored: undefined }) },
  registered: watch,
  timers: { look: watch, retry: attempt, poll },
  handlers: {
    NICK: ({ source, params }, context) => {
      if (!isUserSource(source) || context.provenance.replayed) return false
      if (params[0] !== undefined && context.isOwn(params[0])) context.setTimer('look', context.now + LOOK_MS)
      else if (isWanted(source.nickname, context)) attempt(context)
      return false
    },
    QUIT: ({ source }, context) => {
      if (isUserSource(source) && !context.provenance.replayed && isWanted(source.nickname, context)) attempt(context)
      return false
    },
    '730': ({ params }, context) => isAllOurs(params, context),
    '731': ({ params }, context) => {
      if (!isAllOurs(params, context)) return false
      attempt(context)
      return true
    },
    '303': ({ params }, context) => {
      if (!context.asked) return false
      const online = (params.at(-1) ?? '').split(' ')
      if (!online.some((nickname) => isWanted(nickname, context))) attempt(context)
      return true
    },
  },
}

/** Has us told when the wanted nickname is free, where we do not have it. */
function watch(context: Context): void {
  const { state, slot } = context
  const { wantedNickname } = state.identity
  if (!isLacking(context)) return
  if (monitorLimit(state.isupport) === 0) context.setTimer('poll', context.now + POLL_MS)
  else if (slot.monitored !== wantedNickname) {
    slot.monitored = wantedNickname
    context.send({ command: 'MONITOR', params: ['+', wantedNickname] })
  }
}

function poll(context: Context): void {
  if (!isLacking(context)) return
  context.ask({ command: 'ISON', params: [context.state.identity.wantedNickname] })
  context.setTimer('poll', context.now + POLL_MS)
}

function attempt(context: Context): void {
  const { slot, now } = context
  if (!isLacking(context)) return
  if (now < slot.notBefore) {
    context.setTimer('retry', slot.notBefore)
    return
  }
  slot.notBefore = now + Math.min(REGAIN_MS * 2 ** slot.attempts, REGAIN_MAX_MS)
  slot.attempts++
  context.send({ command: 'NICK', params: [context.state.identity.wantedNickname] })
}

function isLacking({ state, transport, config }: Context): boolean {
  if (state.phase !== 'registered' || transport?.preregistered === true) return false
  if (config.without?.includes('nickname-regain') === true) return false
  const { nickname, wantedNickname } = state.identity
  // A server that cut it short has given us what it can.
  const cut =
    wantedNickname.startsWith(nickname) && nickname.length === (state.isupport.nicknameLength ?? nickname.length)
  return nickname !== wantedNickname && !cut
}

function isWanted(nickname: string, context: Context): boolean {
  return isLacking(context) && context.fold(nickname) === context.fold(context.state.identity.wantedNickname)
}

/** Whether a line of MONITOR speaks of nobody but the nickname that we wait for. */
function isAllOurs(params: readonly string[], context: Context): boolean {
  const { monitored } = context.slot
  if (monitored === undefined) return false
  return (params.at(-1) ?? '').split(',').every((text) => {
    const source = parseSource(text)
    return context.fold(isUserSource(source) ? source.nickname : source) === context.fold(monitored)
  })
}
