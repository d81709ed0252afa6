import type { ActionOutcome } from '../model.ts'
import type { Networks } from '../network/networks.ts'
import type { SearchHit, SearchResults } from './search.ts'

/** Lines that are answered at once. */
const PAGE = 50

/**
 * Where the person was called, in all that is here: what was kept, came live, was missed, or was looked at. The other side has
 * no way to ask for mentions alone.
 */
export function mentions(networks: Networks, before = Number.POSITIVE_INFINITY): Promise<ActionOutcome<SearchResults>> {
  const hits = networks
    .all()
    .flatMap(({ id, buffers }) =>
      buffers
        .all()
        .flatMap(({ key, name, timeline }): readonly SearchHit[] =>
          timeline.confirmed
            .filter((line) => line.mention && line.time < before && line.redacted === undefined)
            .map((line) => ({ network: id, name, buffer: key, line })),
        ),
    )
    .toSorted((a, b) => b.line.time - a.line.time)
  const page = hits.slice(0, PAGE)
  const more = hits.length > PAGE ? page.at(-1)?.line.time : undefined
  return Promise.resolve({ ok: true, value: { hits: page, more } })
}
