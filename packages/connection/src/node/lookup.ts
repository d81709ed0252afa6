import { lookup as systemLookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connectError } from '../connect-errors.ts'

/** An address of a host, IPv4 or IPv6. */
export interface Address {
  readonly address: string
  readonly family: 4 | 6
}

/** Finds the addresses of a name; the tests give their own. */
export type Lookup = (host: string, family: 4 | 6 | undefined) => Promise<readonly Address[]>

/** By the system's resolver, in its order. */
export const lookupBySystem: Lookup = async (host, family) => {
  const found = await systemLookup(host, { all: true, order: 'verbatim', family: family ?? 0 })
  return found.map(({ address, family: of }) => ({ address, family: of === 6 ? 6 : 4 }))
}

/** An address is its own; a name is looked up and its families take turns. Source: RFC 8305, section 4. */
export async function addressesOf(
  host: string,
  port: number,
  family: 4 | 6 | undefined,
  lookup: Lookup,
): Promise<readonly Address[]> {
  const literal = isIP(host)
  if (literal !== 0) {
    if (family !== undefined && family !== literal) throw connectError('unreachable', { host, port, retry: false })
    return [{ address: host, family: literal === 6 ? 6 : 4 }]
  }
  const found = (await lookup(host, family)).filter((address) => family === undefined || address.family === family)
  if (found.length === 0) throw connectError('name-not-found', { host, port })
  return interleave(found)
}

/** Alternates the families, beginning with that of the first address. */
function interleave(addresses: readonly Address[]): readonly Address[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family)
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family)
  const mixed: Address[] = []
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const [a, b] = [first[index], second[index]]
    if (a) mixed.push(a)
    if (b) mixed.push(b)
  }
  return mixed
}
