import { systemEnvironment } from '@longwire/connection'
import { type CachedState, type FirstReadingOptions, type Link, readFirst } from '@longwire/model'
import { pageLink } from './page-link.ts'

/** A reading that has begun, and the socket that it goes over: the live part goes on with that. */
export interface FirstReading {
  readonly link: Link
  readonly state: Promise<CachedState | undefined>
}

/** Reads for this page what was not kept. */
export function beginFirstReading(
  window: Window,
  user: string,
  { store, unwanted }: Pick<FirstReadingOptions, 'store' | 'unwanted'>,
): FirstReading {
  const environment = systemEnvironment()
  const link = pageLink(window, user, environment)
  return { link, state: readFirst({ link, environment, store, unwanted }) }
}
