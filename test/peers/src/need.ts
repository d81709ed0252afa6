import { type PeerName, catalogue } from './catalogue.ts'
import { fetchPeer } from './fetch.ts'

/** Tells test processes what the set-up of this run could not fetch, so that none of them tries again. */
const missingVariable = 'LONGWIRE_PEERS_MISSING'

type Missing = Readonly<Record<string, string>>

function knownMissing(): Missing {
  return JSON.parse(process.env[missingVariable] ?? '{}') as Missing
}

function isPeerName(name: string): name is PeerName {
  return Object.hasOwn(catalogue, name)
}

/** The peers that a test file's text asks for with `skipUnless`. */
export function peersAskedFor(testText: string): readonly PeerName[] {
  const calls = testText.matchAll(/skipUnless\((?<names>[^)]*)\)/g)
  const names = [...calls].flatMap((call) => [...(call.groups?.['names'] ?? '').matchAll(/'([a-z]+)'/g)])
  return [...new Set(names.map((match) => match[1] ?? '').filter(isPeerName))]
}

/**
 * Fetches peers before a test run and prints one line for each that is fetched or cannot be had. Returns environment
 * variables for the processes of that run.
 */
export async function setUpPeers(names: readonly PeerName[]): Promise<Record<string, string>> {
  const missing: Record<string, string> = {}
  for (const name of names) {
    const started = performance.now()
    const reason = await fetchPeer(name)
    const seconds = (performance.now() - started) / 1000
    if (reason !== undefined) {
      missing[name] = reason
      process.stdout.write(`left out: ${name}, and with it the tests that need it: ${reason}\n`)
    } else if (seconds > 1) {
      process.stdout.write(`fetched ${name} (${seconds.toFixed(1)} s)\n`)
    }
  }
  return { [missingVariable]: JSON.stringify(missing) }
}

/**
 * For a test's `skip` option: false when all these peers are there (they are fetched when they are not), else the
 * reason in words. With `LONGWIRE_REQUIRE=all` it rejects instead, so that nothing is skipped unseen.
 */
export async function skipUnless(...names: readonly PeerName[]): Promise<string | false> {
  for (const name of names) {
    const reason = knownMissing()[name] ?? (await fetchPeer(name))
    if (reason === undefined) continue
    const line = `needs ${name}: ${reason}`
    if (process.env['LONGWIRE_REQUIRE'] === 'all') throw new Error(line)
    return line
  }
  return false
}
