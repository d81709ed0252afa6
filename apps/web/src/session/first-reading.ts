import { systemEnvironment } from '@longwire/connection'
import { type CachedState, type FirstReadingOptions, type Link, readFirst } from '@longwire/model'
import { pageLink } from './page-link.ts'

/** A reading that has begun, and the socket that it goes over: the live part goes on with that. */
export interface FirstReading {
  readonly link: Link
  /** Resolves when the socket is open. */
  readonly opened: Promise<void>
  /** Resolves when all has been asked for. */
  readonly asked: Promise<void>
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
  const { promise: opened, resolve: open } = Promise.withResolvers<void>()
  const stop = link.onStatus(({ kind }) => {
    if (kind !== 'open') return
    stop()
    open()
  })
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  return { link, opened, asked, state: readFirst({ link, environment, store, unwanted, asked: resolve }) }
}
