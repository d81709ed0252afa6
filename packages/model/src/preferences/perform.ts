import type { NetworkId } from '../keys.ts'

/** The preference that says what is sent to a network at each connect: a JSON array of lines. */
export function performKey(network: NetworkId): string {
  return `perform/${network}`
}

/** These lines. */
export function performLines(values: ReadonlyMap<string, string>, network: NetworkId): readonly string[] {
  try {
    const value: unknown = JSON.parse(values.get(performKey(network)) ?? '[]')
    return Array.isArray(value) ? value.filter((line) => typeof line === 'string') : []
  } catch {
    return []
  }
}
