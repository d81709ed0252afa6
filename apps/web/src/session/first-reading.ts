import { systemEnvironment } from '@longwire/connection'
import { type CachedState, type FirstReadingOptions, type Link, readFirst } from '@longwire/model'
import { pageLink } from './page-link.ts'

/** A reading that has begun, and the socket that it goes over: the live part goes on with that. */
export interface FirstReading {
  readonly link: Link
  /** Resolves when the socket is open. */
  readonly opened: Promise<void>
  readonly state: Promise<CachedState | undefined>
}

/** Reads for this page what was not kept. */
export function beginFirstReading(
  window: Window,
  user: string,
  { store, unwanted, listed }: Required<Pick<FirstReadingOptions, 'store' | 'unwanted' | 'listed'>>,
): FirstReading {
  const environment = systemEnvironment()
  const link = pageLink(window, user, environment)
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const stop = link.onStatus(({ kind }) => {
    if (kind !== 'open') return
    stop()
    open()
  })
  return { link, opened, state: readFirst({ link, environment, store, unwanted, listed }) }
}
