import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type StsPolicy, type StsStore, stsKey } from '../sts/sts-store.ts'

/** Hosts that are remembered at most; the promises that end first are forgotten first. */
const MOST_HOSTS = 10_000

/**
 * Promises of TLS in a JSON file, each written before the call returns, so that they outlive a crash in the next instant.
 * A file that cannot be read as JSON counts as empty; other errors of the disk are thrown.
 */
export function createFileStsStore(path: string): StsStore {
  const policies = read(path)
  const write = () => {
    mkdirSync(dirname(path), { recursive: true })
    const temporary = `${path}.new`
    writeFileSync(temporary, `${JSON.stringify(Object.fromEntries(policies), undefined, 2)}\n`, { mode: 0o600 })
    renameSync(temporary, path)
  }
  return {
    find(host, now) {
      const policy = policies.get(stsKey(host))
      return policy !== undefined && policy.expires > now ? policy : undefined
    },
    keep(host, policy) {
      policies.set(stsKey(host), policy)
      if (policies.size > MOST_HOSTS) policies.delete(firstToEnd(policies))
      write()
    },
    forget(host) {
      if (policies.delete(stsKey(host))) write()
    },
  }
}

function firstToEnd(policies: ReadonlyMap<string, StsPolicy>): string {
  const [first] = [...policies].toSorted(([, a], [, b]) => a.expires - b.expires)
  return first?.[0] ?? ''
}

function read(path: string): Map<string, StsPolicy> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map()
    throw error
  }
  const policies = new Map<string, StsPolicy>()
  for (const [host, policy] of Object.entries(parseObject(text))) if (isPolicy(policy)) policies.set(host, policy)
  return policies
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

function isPolicy(value: unknown): value is StsPolicy {
  return (
    typeof value === 'object' &&
    value !== null &&
    'port' in value &&
    typeof value.port === 'number' &&
    'expires' in value &&
    typeof value.expires === 'number'
  )
}
