import { canListBy, compileMask, type Message, stripFormatting } from '@longwire/irc'
import { type ActionOutcome, offline, outcomeOf } from '../action-outcome.ts'
import type { Network } from '../network/network.ts'
import type { ChannelListFilter, ListedChannel } from './channel-list-view.ts'

/** Channels of one network that are kept; of larger lists, the largest channels. */
const MOST_CHANNELS = 20_000
/** Milliseconds between two views of a list that is coming. */
const SHOW_EVERY = 250

/** What every list of channels may hold that is none: the network hides it. */
const HIDDEN_NAME = '*'

/**
 * Asks a network for its channels, and shows them as they come. What is asked of the network is what it can choose by (ELIST);
 * the rest is left out here.
 */
export async function listChannels(network: Network, filter: ChannelListFilter): Promise<ActionOutcome<undefined>> {
  if (!network.ready) return offline
  const found = new FoundChannels(network, filter)
  network.display.setChannelList({ state: 'loading', channels: [], count: 0, filter })
  const stop = network.client.onEvent((event) => {
    if (event.type === 'reply-received' && event.message.command === '322') found.take(event.message)
  })
  try {
    const outcome = await network.ask({ command: 'LIST', params: listParams(network, filter) })
    // What came in one piece at the end was no event by itself.
    if (outcome.kind === 'ok') found.takeAll(outcome.replies)
    return outcomeOf(outcome, () => undefined)
  } finally {
    stop()
    found.show('complete')
  }
}

function listParams({ state: { isupport } }: Network, { pattern, moreThan }: ChannelListFilter): readonly string[] {
  const conditions = [
    ...(pattern !== undefined && canListBy(isupport, 'M') ? [pattern] : []),
    ...(moreThan !== undefined && canListBy(isupport, 'U') ? [`>${moreThan}`] : []),
  ]
  return conditions.length === 0 ? [] : [conditions.join(',')]
}

class FoundChannels {
  readonly #network: Network
  readonly #filter: ChannelListFilter
  readonly #matches: (name: string) => boolean
  readonly #byName = new Map<string, ListedChannel>()
  #count = 0
  #shownAt = Number.NEGATIVE_INFINITY

  constructor(network: Network, filter: ChannelListFilter) {
    this.#network = network
    this.#filter = filter
    const { pattern } = filter
    this.#matches = pattern === undefined ? () => true : compileMask(pattern, network.state.isupport.casemapping)
  }

  /** All there are, also those that came before one by one: they count once. */
  takeAll(replies: readonly Message[]): void {
    const before = this.#count
    this.#count = 0
    for (const reply of replies) this.take(reply)
    this.#count = Math.max(before, this.#count)
  }

  take({ command, params }: Message): void {
    const [, name = '', members = '', topic = ''] = params
    if (command !== '322' || name === '' || name === HIDDEN_NAME) return
    const count = Number(members) || 0
    if (!this.#matches(name) || count <= (this.#filter.moreThan ?? -1)) return
    this.#count++
    if (this.#byName.has(name)) return
    this.#byName.set(name, { name, members: count, topic: withoutModes(topic) })
    if (this.#byName.size >= MOST_CHANNELS * 2) this.#dropSmallest()
    if (this.#network.now() - this.#shownAt >= SHOW_EVERY) this.show('loading')
  }

  show(state: 'loading' | 'complete'): void {
    this.#shownAt = this.#network.now()
    const channels = this.#largest()
    this.#network.display.setChannelList({ state, channels, count: this.#count, filter: this.#filter })
  }

  #largest(): readonly ListedChannel[] {
    return [...this.#byName.values()]
      .toSorted((a, b) => b.members - a.members || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_CHANNELS)
  }

  #dropSmallest(): void {
    const largest = this.#largest()
    this.#byName.clear()
    for (const channel of largest) this.#byName.set(channel.name, channel)
  }
}

/** Some networks put the modes before the topic: `[+nt] Welcome`. */
function withoutModes(topic: string): string {
  const match = /^\[\+[A-Za-z]*(?: [^\]]*)?\] ?/.exec(stripFormatting(topic))
  return match === null || !topic.startsWith('[') ? topic : topic.slice(match[0].length)
}
