import {
  type EventOf,
  type HistoryQuery,
  type HistoryReference,
  historyReferenceKinds,
  historyRequest,
  historyTargetsRequest,
  isUserSource,
  type IrcEvent,
  type Outcome,
  readServerTime,
} from '@longwire/irc'
import type { Environment } from '@longwire/connection'
import type { Log } from '../log/log.ts'
import type { Network } from './network.ts'
import { OpenGaps } from './open-gaps.ts'
import type { Arrival } from './origin.ts'
import { OwnHistory, type OwnHistoryUser } from './own-history.ts'
import type { Router } from './router.ts'

const LINES_AT_ONCE = 100
/** Of one conversation: what is further back is left to the network. */
const MAX_PAGES = 20
const MAX_CONVERSATIONS = 50
/** Networks' clocks and ours differ: what is fetched once too often is known by its id. */
const CLOCK_SKEW_MS = 30_000

/** A conversation whose gap is to be filled. */
interface Wanted {
  /** Where to begin; without it, at the last line that is kept. Milliseconds since 1970. */
  readonly from?: number
  /** When it is over: filled, or the connection was lost before. */
  readonly done?: (filled: boolean) => void
  readonly name: string
  /** Where nothing of it is kept yet: what came later is new. Milliseconds since 1970; undefined for nothing. */
  readonly since: number | undefined
  /** What was said later is heard as it is said, and is no reason to believe that nothing is missing before it. */
  readonly until: number
}

/** What is being asked for on a network: one request at a time. */
interface Filling {
  readonly waiting: Wanted[]
  /** What the lines that come now mean; undefined while nothing was asked. */
  arrival: Arrival | undefined
  /** Lines of the person's own, which may be in the record already. */
  readonly own: Promise<void>[]
  current: Wanted | undefined
}

interface GapFillerUser extends OwnHistoryUser {
  readonly environment: Environment
  readonly log: Log
}

/**
 * Fills what was said while a network was away, from its own CHATHISTORY: for each channel when it is joined, and for
 * conversations of two when the connection is there. What comes is recorded where it belongs, once.
 */
export class GapFiller {
  readonly #user: GapFillerUser
  readonly #router: Router
  readonly #ownHistory: OwnHistory
  readonly #gaps: OpenGaps
  readonly #filling = new Map<Network, Filling>()

  constructor(user: GapFillerUser, router: Router) {
    this.#user = user
    this.#router = router
    this.#ownHistory = new OwnHistory(user, router)
    this.#gaps = new OpenGaps(user.history)
  }

  /** `since`: with a JOIN, when the first of what was said there on this connection before it was said. */
  event(network: Network, event: IrcEvent, since = Number.POSITIVE_INFINITY): void {
    if (event.type === 'disconnected') this.#disconnected(network)
    else if (event.type === 'registered') this.#askForConversations(network)
    else if (event.type === 'user-joined' && event.own && !event.replayed) {
      this.#want(network, { name: event.channel, since: undefined, until: Math.min(event.time, since) })
    } else if (event.type === 'message-received' && event.replayed) {
      const filling = this.#filling.get(network)
      if (filling?.arrival === undefined || isJoinNote(event)) return
      if (event.own) filling.own.push(this.#ownHistory.take(network, event, filling.arrival))
      else this.#router.filled(network, event, filling.arrival)
    }
  }

  /** Asks for what was said in a conversation from that time on (milliseconds since 1970); `done` is called in any case. */
  fill(network: Network, name: string, from: number, done: () => void): void {
    if (network.has('draft/chathistory')) this.#want(network, { name, since: from, until: from, from, done })
    else done()
  }

  #disconnected(network: Network): void {
    const filling = this.#filling.get(network)
    this.#filling.delete(network)
    for (const { done } of [...(filling?.waiting ?? []), ...(filling?.current ? [filling.current] : [])]) done?.(false)
  }

  #want(network: Network, conversation: Wanted): void {
    if (!network.has('draft/chathistory')) return
    const filling = this.#filling.get(network)
    if (filling !== undefined) {
      const known = conversation.done === undefined && filling.waiting.some(({ name }) => name === conversation.name)
      if (!known) filling.waiting.push(conversation)
      return
    }
    const begun: Filling = { waiting: [conversation], arrival: undefined, own: [], current: undefined }
    this.#filling.set(network, begun)
    this.#next(network, begun)
  }

  #next(network: Network, filling: Filling, filled = false): void {
    // The connection may be another one by now.
    if (this.#filling.get(network) !== filling) return
    const { current, own } = filling
    // What came is in the record when it is said to be.
    this.#user.work(
      Promise.all(own.splice(0)),
      () => this.#user.recorder.after(() => this.#over(network, current, filled)),
      (error) => {
        this.#user.log.warn('gap-not-filled', { network: network.id, reason: String(error) })
        this.#over(network, current, false)
      },
    )
    const conversation = filling.waiting.shift()
    filling.arrival = undefined
    filling.current = conversation
    if (conversation === undefined) this.#filling.delete(network)
    else this.#begin(network, conversation, filling)
  }

  #over(network: Network, conversation: Wanted | undefined, filled: boolean): void {
    conversation?.done?.(filled)
    if (conversation === undefined || conversation.from !== undefined || !filled) return
    const buffer = network.buffers.find(conversation.name)
    if (buffer !== undefined) this.#write(this.#gaps.closeConversation(buffer.id))
  }

  #write(written: Promise<void>): void {
    this.#user.work(
      written,
      () => {},
      (error) => this.#user.log.warn('state-not-written', { reason: String(error) }),
    )
  }

  /** From the last line that is kept; where there is none yet, the network's latest lines, which are nothing new. */
  #begin(network: Network, { name, since, until, from }: Wanted, filling: Filling): void {
    const place = network.isChannel(name) ? ('channel' as const) : ('query' as const)
    const last = async (): Promise<number | undefined> => {
      if (from !== undefined) return from
      const buffer = await network.buffers.ensure({ kind: place, name })
      return this.#gaps.openConversation(buffer.id, async () => {
        const { messages } = await this.#user.history.page({
          kind: 'before',
          at: { by: 'time', time: until },
          buffer: buffer.id,
          limit: 1,
          events: false,
        })
        return messages.at(-1)?.time ?? since
      })
    }
    this.#user.work(
      last(),
      (time) => {
        filling.arrival = time === undefined ? 'replayed' : 'filled'
        // Other lines of that millisecond may be missing; the one that is kept is known by its id.
        const query: HistoryQuery = time === undefined ? { kind: 'latest' } : { kind: 'after', at: { time: time - 1 } }
        this.#ask(network, filling, query, MAX_PAGES)
      },
      (error) => this.#giveUp(network, filling, error),
    )
  }

  #ask(network: Network, filling: Filling, query: HistoryQuery, pages: number): void {
    if (this.#filling.get(network) !== filling || filling.current === undefined) return
    const message = historyRequest(network.isupport, filling.current.name, query, LINES_AT_ONCE)
    this.#user.work(
      network.upstream.client.request({ kind: 'query', message }).done,
      (outcome) => {
        const next = query.kind === 'after' ? nextPage(network, query.at, outcome) : undefined
        const more = next !== undefined && countOf(outcome) >= Number(message.params?.at(-1)) && pages > 1
        if (more) this.#ask(network, filling, { kind: 'after', at: next }, pages - 1)
        else this.#next(network, filling, outcome.kind === 'ok' || outcome.kind === 'refused')
      },
      (error) => this.#giveUp(network, filling, error),
    )
  }

  #askForConversations(network: Network): void {
    if (!network.has('draft/chathistory')) return
    const now = this.#user.environment.now()
    // What is heard from now on says nothing of what was missed before.
    const before = now - CLOCK_SKEW_MS
    const query = { network: network.id, after: 0, before, limit: 1, keep: 'latest' as const }
    const begins = async (): Promise<number> => {
      const targets = await this.#user.history.targets(query)
      return this.#gaps.openNetwork(network.id, targets.at(-1)?.latest ?? network.record.createdAt)
    }
    this.#user.work(
      begins(),
      (since) => {
        if (!network.has('draft/chathistory')) return
        const message = historyTargetsRequest(network.isupport, since, now + CLOCK_SKEW_MS, MAX_CONVERSATIONS)
        this.#user.work(
          network.upstream.client.request({ kind: 'query', message }).done,
          (outcome) => this.#wantAll(network, outcome, { since, until: before }),
          () => {},
        )
      },
      (error) => this.#user.log.warn('gap-not-filled', { reason: String(error) }),
    )
  }

  #wantAll(network: Network, outcome: Outcome, span: Pick<Wanted, 'since' | 'until'>): void {
    const names = targetsOf(outcome).filter((name) => !network.isChannel(name))
    let left = names.length
    const done = (filled: boolean): void => {
      if (filled) left--
      if (left === 0) this.#write(this.#gaps.closeNetwork(network.id))
    }
    if (names.length === 0 && outcome.kind === 'ok') this.#write(this.#gaps.closeNetwork(network.id))
    for (const name of names) this.#want(network, { ...span, name, done })
  }

  #giveUp(network: Network, filling: Filling, error: unknown): void {
    this.#user.log.warn('gap-not-filled', { network: network.id, reason: String(error) })
    this.#next(network, filling)
  }
}

function countOf(outcome: Outcome): number {
  return outcome.kind === 'ok' ? outcome.replies.filter(({ command }) => command !== 'BATCH').length : 0
}

/**
 * Where the next page begins. Lines may share a millisecond at a page's edge, so by time it begins just before the last
 * line, unless that is where this page began already; lines that come again are known by their ids. Pitfall 35.
 */
function nextPage(network: Network, at: HistoryReference, outcome: Outcome): HistoryReference | undefined {
  const last = outcome.kind === 'ok' ? outcome.replies.findLast(({ tags }) => tags.has('time')) : undefined
  const msgid = last?.tags.get('msgid')
  if (msgid !== undefined && historyReferenceKinds(network.isupport).includes('msgid')) return { msgid }
  const time = readServerTime(last?.tags.get('time') ?? '')
  if (time === undefined) return undefined
  const before = time - 1
  return 'time' in at && at.time >= before ? { time } : { time: before }
}

/** Quirk(ergo): to those who did not ask for events it says joins, parts and the like in words, as this service. */
function isJoinNote({ source }: EventOf<'message-received'>): boolean {
  return isUserSource(source) && source.nickname === 'HistServ'
}

function targetsOf(outcome: Outcome): readonly string[] {
  if (outcome.kind !== 'ok') return []
  return outcome.replies.flatMap(({ command, params }) => (command === 'CHATHISTORY' ? (params[1] ?? []) : []))
}
