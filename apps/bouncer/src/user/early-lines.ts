import type { Environment } from '@longwire/connection'
import { type EventOf, type IrcEvent, isUserSource } from '@longwire/irc'
import type { Network } from './network.ts'

/** Milliseconds for which a line waits at most for the JOIN that it may have come before. */
const PATIENCE_MS = 5_000
/** Lines of one network that wait at most, and channels of which it is known that nothing is to be waited for. */
const MOST_WAITING = 200
const MOST_CHANNELS = 5_000

type Said = EventOf<'message-received'>
/** `since`: with our own JOIN, when the first of what had come before it was said; milliseconds since 1970. */
type Handle = (network: Network, event: IrcEvent, since?: number) => void

interface Lines {
  /** Folded names of the channels whose JOIN has been heard, or waited for in vain. */
  readonly entered: Set<string>
  waiting: readonly { readonly channel: string; readonly event: Said }[]
  clearTimer: (() => void) | undefined
}

/**
 * Quirk(ergo): a channel is told of a JOIN before the one who joins, so that what is said there at once comes before our own JOIN. It is
 * handled after it, for there are clients that drop what is said in a
 * channel that they are not in yet.
 */
export class EarlyLines {
  readonly #environment: Environment
  readonly #handle: Handle
  readonly #resume: (continuation: () => void) => void
  readonly #lines = new WeakMap<Network, Lines>()

  /** `resume` runs a continuation as a handler of the user. */
  constructor(environment: Environment, resume: (continuation: () => void) => void, handle: Handle) {
    this.#environment = environment
    this.#resume = resume
    this.#handle = handle
  }

  /** Handles an event in its turn. */
  event(network: Network, event: IrcEvent): void {
    const lines = this.#linesOf(network)
    const channel = event.type === 'message-received' ? earlyIn(network, event, lines) : undefined
    if (event.type === 'message-received' && channel !== undefined) {
      lines.waiting = [...lines.waiting, { channel, event }]
      lines.clearTimer ??= this.#environment.schedule(this.#environment.now() + PATIENCE_MS, () => {
        lines.clearTimer = undefined
        this.#resume(() => {
          for (const one of lines.waiting) enter(lines, one.channel)
          this.#release(network, lines)
        })
      })
      if (lines.waiting.length > MOST_WAITING) this.#release(network, lines)
    } else if (event.type === 'user-joined' && event.own && !event.replayed) this.#joined(network, event, lines)
    else {
      if (event.type === 'disconnected') this.#release(network, lines)
      this.#handle(network, event)
      follow(network, event, lines)
    }
  }

  #joined(network: Network, event: EventOf<'user-joined'>, lines: Lines): void {
    const joined = network.fold(event.channel)
    enter(lines, joined)
    const since = lines.waiting.filter(({ channel }) => channel === joined).map((line) => line.event.time)
    this.#handle(network, event, since.length === 0 ? undefined : Math.min(...since))
    if (since.length > 0) this.#release(network, lines, joined)
  }

  /** Of one channel, or all that waits. */
  #release(network: Network, lines: Lines, only?: string): void {
    const { waiting } = lines
    lines.waiting = only === undefined ? [] : waiting.filter(({ channel }) => channel !== only)
    if (lines.waiting.length === 0) {
      lines.clearTimer?.()
      lines.clearTimer = undefined
    }
    for (const { channel, event } of waiting) if (only === undefined || channel === only) this.#handle(network, event)
  }

  #linesOf(network: Network): Lines {
    const known = this.#lines.get(network)
    if (known !== undefined) return known
    const lines: Lines = { entered: new Set(), waiting: [], clearTimer: undefined }
    this.#lines.set(network, lines)
    return lines
  }
}

/** The channel, folded, in which somebody says something before our JOIN of it; undefined for everything else. */
function earlyIn(network: Network, { own, replayed, source, target }: Said, { entered }: Lines): string | undefined {
  if (own || replayed || !isUserSource(source) || !network.isChannel(target)) return undefined
  const channel = network.fold(target)
  return entered.has(channel) ? undefined : channel
}

function enter({ entered }: Lines, channel: string): void {
  if (entered.size < MOST_CHANNELS) entered.add(channel)
}

/** Keeps to where we are. */
function follow(network: Network, event: IrcEvent, { entered }: Lines): void {
  if (event.type === 'disconnected') entered.clear()
  else if ('replayed' in event && event.replayed) return
  else if (event.type === 'channel-renamed') {
    if (entered.delete(network.fold(event.from))) entered.add(network.fold(event.to))
  } else if ((event.type === 'user-parted' || event.type === 'user-kicked') && event.own) {
    entered.delete(network.fold(event.channel))
  } else if (event.type === 'isupport-changed') {
    for (const channel of entered) entered.add(network.fold(channel))
  }
}
