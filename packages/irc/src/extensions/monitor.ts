import type { Extension, HandlerContext } from '../extension.ts'
import type { RequestId } from '../session/ids.ts'
import { monitorLimit, watchLimit } from '../isupport/isupport-values.ts'
import type { Message } from '../message/message.ts'
import { listsOf } from '../session/name-lists.ts'
import { answers } from '../session/requests/reply-family.ts'
import { MAX_WATCHED, POLL_MS } from '../session/session-limits.ts'
import { isUserSource, parseSource, type Source } from '../message/source.ts'

/** Somebody who is watched is there now, or is not. Told for each when the watching begins, then at each change. */
export interface MonitorEvent {
  readonly type: 'presence-changed'
  readonly nickname: string
  readonly online: boolean
  /** Where they come from, where the server tells. */
  readonly source: Source | undefined
}

/** Who is watched. */
export interface Watched {
  readonly nickname: string
  online: boolean | undefined
  /** The server tells of them by itself (MONITOR or WATCH); else it is asked by ISON, every minute. */
  monitored: boolean
}

/** What it remembers. */
export interface MonitorSlot {
  /** By folded nickname. */
  watched: Map<string, Watched>
  /** Whom each ISON under way asks for. */
  asked: (readonly string[])[]
}

/** Nicknames in one WATCH. */
const WATCH_PER_LINE = 10

type Context = HandlerContext<MonitorEvent, MonitorSlot>

/**
 * Who comes and goes (the intents `watch` and `unwatch`): by MONITOR, or by WATCH where there is only that, or where there is neither
 * or the list is full, by ISON.
 */
export const monitor: Extension<MonitorEvent, MonitorSlot> = {
  name: 'monitor',
  spec: 'https://ircv3.net/specs/extensions/monitor',
  capabilities: [],
  families: [
    {
      name: 'monitor-list',
      commands: ['MONITOR'],
      fits: (params) => params[0]?.toUpperCase() === 'L',
      answers: answers({ more: '732', end: '733' }),
    },
    { name: 'monitor', commands: ['MONITOR'], answers: answers({ end: '730 731', refuse: '734' }), fence: true },
  ],
  slot: { version: 1, lasting: true, initial: () => ({ watched: new Map(), asked: [] }) },
  intents: {
    watch: ({ request, nicknames }, context) => {
      const { watched } = context.slot
      const added: Watched[] = []
      for (const nickname of nicknames) {
        const key = context.fold(nickname)
        if (watched.has(key) || watched.size >= MAX_WATCHED || !isSendable(nickname)) continue
        const entry = { nickname, online: undefined, monitored: false }
        watched.set(key, entry)
        added.push(entry)
      }
      if (context.state.phase === 'registered') begin(added, context)
      settle(request, context)
    },
    unwatch: ({ request, nicknames }, context) => {
      const ended: string[] = []
      for (const nickname of nicknames) {
        const entry = context.slot.watched.get(context.fold(nickname))
        context.slot.watched.delete(context.fold(nickname))
        if (entry?.monitored === true) ended.push(entry.nickname)
      }
      if (context.state.phase === 'registered') send('-', ended, context)
      settle(request, context)
    },
  },
  registered: (context) => {
    const { slot } = context
    const entries = [...slot.watched.values()]
    // The casemapping is known now, and may be another one than that of the connection before.
    slot.watched = new Map(entries.map((entry) => [context.fold(entry.nickname), entry]))
    slot.asked = []
    for (const entry of entries) {
      entry.online = undefined
      entry.monitored = false
    }
    begin([...slot.watched.values()], context)
  },
  timers: { poll: (context) => poll([...context.slot.watched.values()], context) },
  answered: (_command, { slot }) => {
    slot.asked.shift()
  },
  handlers: {
    // RPL_MONONLINE, RPL_MONOFFLINE
    '730': (message, context) => told(message, true, context),
    '731': (message, context) => told(message, false, context),
    // ERR_MONLISTFULL: `me limit targets :text`
    '734': ({ params }, context) => refused((params[2] ?? '').split(','), context),
    // RPL_LOGON, RPL_LOGOFF, RPL_NOWON, RPL_NOWOFF: `me nickname username hostname time :text`
    '600': (message, context) => toldByWatch(message, true, context),
    '601': (message, context) => toldByWatch(message, false, context),
    '604': (message, context) => toldByWatch(message, true, context),
    '605': (message, context) => toldByWatch(message, false, context),
    // RPL_WATCHOFF: what we asked for.
    '602': () => true,
    // ERR_TOOMANYWATCH: `me nickname :text`
    '512': ({ params }, context) => refused(params.slice(1, 2), context),
    // RPL_ISON
    '303': ({ params }, context) => {
      if (!context.asked) return false
      const online = new Set((params.at(-1) ?? '').split(' ').map((nickname) => context.fold(nickname)))
      for (const nickname of context.slot.asked[0] ?? []) {
        const entry = context.slot.watched.get(context.fold(nickname))
        if (entry !== undefined) change(entry, online.has(context.fold(nickname)), undefined, context)
      }
      return true
    },
  },
}

/** Begins to watch, by what the server has. */
function begin(entries: readonly Watched[], context: Context): void {
  const { isupport } = context.state
  const limit = monitorLimit(isupport) || watchLimit(isupport)
  let monitored = [...context.slot.watched.values()].filter((entry) => entry.monitored).length
  const added: string[] = []
  for (const entry of entries) {
    if (monitored >= limit) continue
    monitored++
    entry.monitored = true
    added.push(entry.nickname)
  }
  send('+', added, context)
  poll(entries, context)
}

function send(sign: '+' | '-', nicknames: readonly string[], context: Context): void {
  if (monitorLimit(context.state.isupport) === 0) {
    // Each is a parameter of its own, of which a line has at most 15.
    for (const list of listsOf(nicknames, WATCH_PER_LINE)) {
      context.send({ command: 'WATCH', params: list.map((nickname) => sign + nickname) })
    }
    return
  }
  for (const list of listsOf(nicknames)) context.send({ command: 'MONITOR', params: [sign, list.join(',')] })
}

/** Asks for those that the server does not tell of by itself, and again in a minute. */
function poll(entries: readonly Watched[], context: Context): void {
  const nicknames = entries.filter((entry) => !entry.monitored).map((entry) => entry.nickname)
  if (nicknames.length === 0 || context.state.phase !== 'registered') return
  for (const list of listsOf(nicknames)) {
    context.slot.asked.push(list)
    context.ask({ command: 'ISON', params: [list.join(' ')] })
  }
  context.setTimer('poll', context.now + POLL_MS)
}

/** `me :nickname!username@hostname,...`; true where all of them are watched by us. */
function told({ params }: Message, online: boolean, context: Context): boolean {
  let ours = true
  for (const text of (params.at(-1) ?? '').split(',')) {
    const source = parseSource(text)
    const nickname = isUserSource(source) ? source.nickname : source
    const entry = context.slot.watched.get(context.fold(nickname))
    if (entry === undefined) ours = false
    else change(entry, online, text.includes('!') ? source : undefined, context)
  }
  return ours
}

/** The list of the server is full: these are asked for. True where they are ours. */
function refused(nicknames: readonly string[], context: Context): boolean {
  const unwatched: Watched[] = []
  for (const nickname of nicknames) {
    const entry = context.slot.watched.get(context.fold(nickname))
    if (entry === undefined) continue
    entry.monitored = false
    unwatched.push(entry)
  }
  poll(unwatched, context)
  return unwatched.length > 0
}

function toldByWatch({ params }: Message, online: boolean, context: Context): boolean {
  const [, nickname = '', username = '*', hostname = '*'] = params
  const entry = context.slot.watched.get(context.fold(nickname))
  if (entry === undefined) return false
  change(entry, online, hostname === '*' ? undefined : { nickname, username, hostname }, context)
  return true
}

function change(entry: Watched, online: boolean, source: Source | undefined, context: Context): void {
  if (entry.online === online) return
  entry.online = online
  context.emit({ type: 'presence-changed', nickname: entry.nickname, online, source })
}

function settle(request: RequestId, context: Context): void {
  context.emit({ type: 'request-settled', request, outcome: { kind: 'ok', replies: [] } })
}

function isSendable(nickname: string): boolean {
  return nickname !== '' && !/[\s,\0:]/.test(nickname)
}
