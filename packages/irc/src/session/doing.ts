import { callIntent } from './extension-calls.ts'
import { IrcError } from '../message/error.ts'
import { loginDoers } from '#login'
import { holdJoin } from './held-joins.ts'
import type { Intent } from './intents.ts'
import { askToJoin } from './joining.ts'
import { formatMessage, type MessageInit } from '../message/message.ts'
import { ask, settleUnasked } from './requests/sending.ts'
import { say, linesOf } from './saying.ts'
import type { SessionCore } from './session-core.ts'
import { QUIT_MS } from './session-limits.ts'

type Doers = {
  readonly [Kind in CoreKind]: (core: SessionCore, intent: Extract<Intent, { kind: Kind }>) => void
}

/** Kinds that belong to no extension. */
type CoreKind = Exclude<Intent['kind'], 'log-in' | 'watch' | 'unwatch' | 'notify-typing'>

/** What each intent does. Each checks that IRC can carry it before anything is remembered. */
const doers: Doers & Partial<typeof loginDoers> = {
  ...loginDoers,

  join: (core, { request, channel, key }) => {
    checked({
      command: 'JOIN',
      params: key === undefined ? [oneName(channel)] : [oneName(channel), key],
    })
    if (isReady(core, request) && !holdJoin(core, { request, channel, key })) askToJoin(core, { request, channel, key })
  },

  part: (core, { request, channel, reason }) => {
    const name = oneName(channel)
    const message = checked({ command: 'PART', params: reason === undefined ? [name] : [name, reason] })
    if (!isReady(core, request)) return
    core.memory.wantedChannels.delete(core.fold(channel))
    ask(core, { request, messages: [message] })
  },

  say: (core, intent) => {
    oneName(intent.target)
    const lines = linesOf(core, intent).map(checked)
    if (isReady(core, intent.request)) say(core, intent, lines)
  },

  'change-nickname': (core, { request, nickname }) => {
    const message = checked({ command: 'NICK', params: [nickname] })
    if (isReady(core, request)) ask(core, { request, messages: [message] })
  },

  'set-topic': (core, { request, channel, topic }) => {
    const message = checked({ command: 'TOPIC', params: [oneName(channel), topic] })
    if (isReady(core, request)) ask(core, { request, messages: [message] })
  },

  'set-away': (core, { request, text }) => {
    const message = checked(text === undefined ? { command: 'AWAY' } : { command: 'AWAY', params: [text] })
    if (isReady(core, request)) ask(core, { request, messages: [message] })
  },

  query: (core, { request, message }) => {
    checked(message)
    if (isReady(core, request)) ask(core, { request, messages: [message] })
  },

  raw: (core, { request, message }) => {
    checked(message)
    if (core.state.phase === 'offline') {
      settleUnasked(core, request, 'Not connected')
      return
    }
    core.send(message, request)
    core.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
  },

  quit: (core, { request, reason }) => {
    const message = checked(reason === undefined ? { command: 'QUIT' } : { command: 'QUIT', params: [reason] })
    core.memory.quitting = true
    if (core.state.phase === 'offline') {
      core.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
      return
    }
    ask(core, { request, messages: [message] })
    // Servers close after QUIT; one that does not is left.
    core.setTimer('quit', core.now + QUIT_MS)
  },
}

/** Carries out what a user wants. Throws {@link IrcError} where IRC cannot carry it, before anything was done. */
export function carryOut(core: SessionCore, intent: Intent): void {
  // The table is keyed by kind, which TypeScript cannot follow through an index.
  const doer = (doers as Readonly<Record<string, unknown>>)[intent.kind] as Doer | undefined
  if (doer === undefined) callIntent(core, intent)
  else doer(core, intent)
}

type Doer = (core: SessionCore, intent: Intent) => void

function isReady(core: SessionCore, request: string): boolean {
  if (core.state.phase === 'registered' && core.memory.closing === undefined) return true
  settleUnasked(core, request, core.state.phase === 'offline' ? 'Not connected' : 'Not registered yet')
  return false
}

function checked(message: MessageInit): MessageInit {
  formatMessage(message)
  return message
}

/** One channel or nickname: a comma would make it several, and their answers could not be told apart. */
function oneName(name: string): string {
  if (name === '' || name.includes(',') || name.includes(' ')) {
    throw new IrcError('bad-parameter', `one name is wanted, not “${name}”`)
  }
  return name
}
