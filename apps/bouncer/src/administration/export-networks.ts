import type { NetworkRecord, NetworkSettings } from '@longwire/store'

/** A line that comes before those of the history: which network an id stands for. */
interface NetworkLine {
  readonly line: 'network'
  readonly id: string
  readonly settings: NetworkSettings
}

/** The networks of an export, and then its lines. Passwords and keys stay behind. */
export async function* networkLines(
  networks: readonly NetworkRecord[],
  history: AsyncIterable<string>,
): AsyncGenerator<string, void, void> {
  for (const { id, settings } of networks) {
    const { serverPassword: _, perform: _perform, proxy: _proxy, clientCertificate: _own, sasl, ...open } = settings
    const { password: _password, ...login } = sasl ?? { account: '', mechanisms: [] }
    const told: NetworkLine = { line: 'network', id, settings: { ...open, ...(sasl !== undefined && { sasl: login }) } }
    yield JSON.stringify(told)
  }
  yield* history
}

/**
 * The lines of an export with the ids of the networks that the person has here: those of the same id, else of the same name,
 * else made by `create`.
 */
export async function* importedLines(
  lines: AsyncIterable<string>,
  networks: readonly NetworkRecord[],
  signal: AbortSignal,
  create: (settings: NetworkSettings) => Promise<NetworkRecord>,
): AsyncGenerator<string, void, void> {
  const ids = new Map(networks.map(({ id }) => [id, id]))
  for await (const line of lines) {
    if (signal.aborted) return
    const network = line.startsWith('{"line":"network"') ? networkIn(line) : undefined
    if (network === undefined) {
      yield withOwnIds(line, ids)
      continue
    }
    // Lines keep their numbers.
    yield ''
    if (ids.has(network.id)) continue
    const name = network.settings.name.toLowerCase()
    const same = networks.find(({ settings }) => settings.name.toLowerCase() === name)
    ids.set(network.id, (same ?? (await create(network.settings))).id)
  }
}

function networkIn(line: string): NetworkLine | undefined {
  try {
    const { id, settings } = JSON.parse(line) as Partial<NetworkLine>
    if (typeof id !== 'string' || typeof settings?.name !== 'string' || !Array.isArray(settings.servers))
      return undefined
    return { line: 'network', id, settings }
  } catch {
    return undefined
  }
}

/** Where every id is ours already, a line is passed on as it is. */
function withOwnIds(line: string, ids: ReadonlyMap<string, string>): string {
  if ([...ids].every(([theirs, ours]) => theirs === ours)) return line
  try {
    const value = JSON.parse(line) as { network?: string; in?: [string, string]; key?: string }
    const network = value.network === undefined ? undefined : ids.get(value.network)
    const place = value.in === undefined ? undefined : ids.get(value.in[0])
    return JSON.stringify({
      ...value,
      ...(network !== undefined && { network }),
      ...(place !== undefined && { in: [place, value.in?.[1]] }),
      ...(value.key !== undefined && { key: withOwnId(value.key, ids) }),
    })
  } catch {
    // The importer counts and quotes what it cannot read.
    return line
  }
}

/** The key of a preference may name a network. */
function withOwnId(key: string, ids: ReadonlyMap<string, string>): string {
  for (const [theirs, ours] of ids) if (key.includes(theirs)) return key.replace(theirs, ours)
  return key
}
