import {
  fold,
  isChannelName,
  isUserSource,
  type Message,
  sameName,
  searchRequest,
  splitStatusTarget,
} from '@longwire/irc'
import { type ActionOutcome, offline, refusal, settled } from '../action-outcome.ts'
import { readHistory } from '../history/read-lines.ts'
import { type BufferKey, bufferKey, type NetworkId } from '../keys.ts'
import type { Line } from '../line.ts'
import { hasSearch } from '../network/capabilities.ts'
import { conversationOf } from '../network/incoming.ts'
import type { Network } from '../network/network.ts'
import type { Networks } from '../network/networks.ts'
import { answers } from '../words/answers.ts'
import { fits, queryOf, readSearch, type SearchText } from './search-text.ts'

/** What to search for, and where. */
export interface SearchRequest {
  /** As it was typed: words and filters. */
  readonly text: string
  /** Only in this conversation. */
  readonly buffer?: BufferKey
  /** Only what is older (milliseconds since 1970, exclusive): for more of the same search. */
  readonly before?: number
}

/** A line that was found. Its conversation may not be in the list; `converse` puts it there. */
export interface SearchHit {
  readonly network: NetworkId
  /** Of the channel or the person; the empty name is the network itself. */
  readonly name: string
  readonly buffer: BufferKey
  readonly line: Line
}

export interface SearchResults {
  /** Newest first. */
  readonly hits: readonly SearchHit[]
  /** `before` for more of them; undefined where there are none. */
  readonly more: number | undefined
}

/** Milliseconds that a network is given to be there. */
const PATIENCE = 5_000

/** Lines from one network at once. */
const LIMIT = 50

const noSearch = refusal('not-here', () => answers.notHere.search)

/**
 * Searches all networks that can be searched, or the one of the buffer. `now` is what `yesterday` is before, `names` tells what
 * networks are called.
 */
export async function search(
  networks: Networks,
  request: SearchRequest,
  now: number,
  names: ReadonlyMap<NetworkId, { readonly name: string }>,
): Promise<ActionOutcome<SearchResults>> {
  const one = request.buffer === undefined ? undefined : networks.of(request.buffer)
  const typed = readSearch(request.text, now)
  const all = request.buffer === undefined ? networks.all() : one === undefined ? [] : [one]
  const asked = all.filter(({ id }) => typed.on === undefined || plain(names.get(id)?.name ?? '') === plain(typed.on))
  if (asked.length === 0 && all.length > 0) return { ok: true, value: { hits: [], more: undefined } }
  // A page that was just opened with a search is not there yet.
  await Promise.all(asked.map((network) => network.becomesReady(PATIENCE)))
  const ready = asked.filter((network) => network.ready)
  if (ready.length === 0) return offline
  const able = ready.filter(({ state }) => hasSearch(state))
  if (able.length === 0) return noSearch
  const wanted = limited(typed, request, one)
  const outcomes = await Promise.all(able.map((network) => searchNetwork(network, wanted)))
  const found = outcomes.filter((outcome) => outcome.ok)
  const [failure] = outcomes.filter((outcome) => !outcome.ok)
  if (found.length === 0 && failure !== undefined) return failure
  return { ok: true, value: merged(found.map(({ value }) => value)) }
}

/** A name as people write it. */
function plain(name: string): string {
  return name.replaceAll('"', '').toLowerCase()
}

function limited(typed: SearchText, { buffer, before }: SearchRequest, network: Network | undefined): SearchText {
  const name = buffer === undefined ? undefined : network?.buffers.byKey(buffer)?.name
  const earliest = Math.min(typed.before ?? Number.POSITIVE_INFINITY, before ?? Number.POSITIVE_INFINITY)
  return { ...typed, ...(name !== undefined && { in: name }), ...(Number.isFinite(earliest) && { before: earliest }) }
}

/** What one network has told. */
export interface NetworkHits {
  readonly hits: readonly SearchHit[]
  /** The time of the oldest hit where there may be older ones. */
  readonly more: number | undefined
}

/** Hits that are enough to look at, where not all that was told is one. */
const ENOUGH = 10
/** Pages that are asked for until there are enough. */
const MOST_PAGES = 20

/** Searches one network: a page, or as many as have something in them that fits. */
export async function searchNetwork(network: Network, wanted: SearchText): Promise<ActionOutcome<NetworkHits>> {
  const found = new Map<string, SearchHit>()
  let more = wanted.before
  for (let page = 0; page < MOST_PAGES; page++) {
    const outcome = await searchPage(network, { ...wanted, ...(more !== undefined && { before: more }) })
    if (!outcome.ok) {
      if (page === 0) return outcome
      break
    }
    for (const hit of outcome.value.hits) found.set(`${hit.buffer} ${hit.line.id}`, hit)
    const stuck = outcome.value.more === more
    more = outcome.value.more
    if (more === undefined || stuck || !wanted.hasLink || found.size >= ENOUGH) break
  }
  return { ok: true, value: { hits: [...found.values()], more } }
}

async function searchPage(network: Network, wanted: SearchText): Promise<ActionOutcome<NetworkHits>> {
  const outcome = await settled(network.ask(searchRequest(queryOf(wanted, LIMIT))), ({ replies }) => replies)
  if (!outcome.ok) return outcome
  const hits = outcome.value.flatMap((message) => hitIn(network, message))
  const times = hits.map(({ line }) => line.time)
  const oldest = Math.min(...times)
  return {
    ok: true,
    value: {
      hits: hits.filter(({ line }) => fits(wanted, line.text)),
      // A page begins with the millisecond that the one before ended with; one that is full of it leads no further.
      more: hits.length < LIMIT ? undefined : oldest === Math.max(...times) ? oldest - 1 : oldest,
    },
  }
}

function hitIn(network: Network, message: Message): readonly SearchHit[] {
  const { state, buffers, id } = network
  const { casemapping } = state.isupport
  const { source, params } = message
  const own = isUserSource(source) && sameName(source.nickname, state.identity.nickname, casemapping)
  const { target } = splitStatusTarget(state.isupport, params[0] ?? '')
  const name = conversationOf({ source, target, own }, state)
  const kind = name === '' ? 'server' : isChannelName(state.isupport, name) ? 'channel' : 'query'
  const [line] = readHistory([message], network.readerFor({ kind, name }), network.now()).lines
  if (line === undefined) return []
  return [{ network: id, name, buffer: bufferKey(id, fold(name, buffers.casemapping)), line }]
}

/** Of several networks, newest first; what is older than what one of them has not told yet waits for the next page. */
export function merged(all: readonly NetworkHits[]): SearchResults {
  const ends = all.flatMap(({ more }) => (more === undefined ? [] : [more]))
  const more = ends.length === 0 ? undefined : Math.max(...ends)
  const hits = all
    // Networks tell the oldest first, also of what was said in the same millisecond.
    .flatMap(({ hits: some }) => some.toReversed())
    .filter(({ line }) => more === undefined || line.time >= more)
    .toSorted((a, b) => b.line.time - a.line.time)
  return { hits, more }
}
