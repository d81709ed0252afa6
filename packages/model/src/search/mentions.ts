import { isChannelName } from '@longwire/irc'
import type { ActionOutcome } from '../action-outcome.ts'
import type { Buffer } from '../buffers/buffer.ts'
import { hasRecord, hasSearch } from '../network/capabilities.ts'
import type { Network } from '../network/network.ts'
import type { Networks } from '../network/networks.ts'
import { merged, type NetworkHits, type SearchHit, type SearchResults, searchNetwork } from './search.ts'

/** Words that are looked for on each network: the nickname, and the first of those that the person chose. */
const MOST_WORDS = 10
/** Lines that are answered at once, where there is nothing to search. */
const PAGE = 50

/**
 * Where the person was called, newest first: what called them when the bouncer recorded it, what the record holds with the nickname
 * or with a word that calls them now, and what is here already. Without a bouncer, what only a pattern found is there as far as it
 * is here.
 */
export async function mentions(
  networks: Networks,
  before = Number.POSITIVE_INFINITY,
): Promise<ActionOutcome<SearchResults>> {
  const here = networks.all().map((network) => hitsHere(network, before))
  const able = networks.all().filter((network) => network.ready && hasSearch(network.state))
  if (able.length === 0) return { ok: true, value: pageOf(here.flat()) }
  const outcomes = await Promise.all(
    able.flatMap((network) => [
      ...(hasRecord(network.state) ? [recorded(network, before)] : []),
      ...wordsOf(network).map((word) => search(network, word, before)),
    ]),
  )
  const found = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []))
  const [failure] = outcomes.filter((outcome) => !outcome.ok)
  if (found.length === 0 && failure !== undefined) return failure
  const { hits, more } = merged([...found, ...here.map((some) => ({ hits: some, more: undefined }))])
  return { ok: true, value: { hits: eachOnce(hits), more } }
}

/** What called the person when it was recorded, whatever words called them then; not of those who are ignored by now. */
async function recorded(network: Network, before: number): Promise<ActionOutcome<NetworkHits>> {
  const wanted = { text: '', hasLink: false, mentions: true, ...(Number.isFinite(before) && { before }) } as const
  const outcome = await searchNetwork(network, wanted)
  if (!outcome.ok) return outcome
  const heard = outcome.value.hits.filter(({ name, line }) => !network.ignores(line, placeOf(network, name)))
  return { ok: true, value: { hits: heard, more: outcome.value.more } }
}

function placeOf({ state }: Network, name: string): Pick<Buffer, 'kind' | 'name'> {
  return { name, kind: isChannelName(state.isupport, name) ? 'channel' : 'query' }
}

/** Of all that has the word, what calls the person by the rules that hold now. */
async function search(network: Network, word: string, before: number): Promise<ActionOutcome<NetworkHits>> {
  const text = `"${word.replaceAll('"', ' ')}"`
  const outcome = await searchNetwork(network, { text, hasLink: false, ...(Number.isFinite(before) && { before }) })
  if (!outcome.ok) return outcome
  const { hits, more } = outcome.value
  return { ok: true, value: { hits: hits.filter(({ line }) => line.mention), more } }
}

function wordsOf(network: Network): readonly string[] {
  const chosen = network.rules().highlights.flatMap((rule) => {
    return rule.kind === 'word' && rule.except !== true ? [rule.pattern] : []
  })
  return [...new Set([network.state.identity.nickname, ...chosen])].slice(0, MOST_WORDS)
}

function hitsHere({ id, buffers }: Network, before: number): readonly SearchHit[] {
  return buffers
    .all()
    .flatMap(({ key, name, timeline }) =>
      timeline.confirmed
        .filter((line) => line.mention && line.time < before && line.redacted === undefined)
        .map((line) => ({ network: id, name, buffer: key, line })),
    )
}

function pageOf(hits: readonly SearchHit[]): SearchResults {
  const newest = hits.toSorted((a, b) => b.line.time - a.line.time)
  const page = newest.slice(0, PAGE)
  return { hits: page, more: newest.length > PAGE ? page.at(-1)?.line.time : undefined }
}

function eachOnce(hits: readonly SearchHit[]): readonly SearchHit[] {
  const known = new Set<string>()
  return hits.filter(({ buffer, line }) => {
    const name = `${buffer} ${line.id}`
    if (known.has(name)) return false
    known.add(name)
    return true
  })
}
