import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

type Resolve = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** The name leads to a place that is none of the internet's. */
export class NotPublic extends Error {
  override readonly name = 'NotPublic'
}

/**
 * Looks names up for a socket, and gives it public addresses only: what is connected to is what was judged, whatever the name
 * says the next time it is asked.
 */
export function publicLookup(resolve: Resolve = lookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, [])
      const allowed = addresses.filter(({ address }) => isPublicAddress(address))
      const [first] = allowed
      if (first === undefined) return done(new NotPublic(`${hostname} is not on the internet`), [])
      return options.all === true ? done(null, allowed) : done(null, first.address, first.family)
    })
  }
}
