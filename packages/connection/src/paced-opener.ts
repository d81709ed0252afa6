import type { Environment } from './environment.ts'
import { beginOperation, type Operation } from './operation.ts'
import type { Opener, Transport } from './transport.ts'

/** Which openings are spread over time, and how. */
export interface PacedOpenerOptions<Target> {
  readonly opener: Opener<Target>
  readonly environment: Environment
  /** Openings to one host that may be under way at once; default 3. */
  readonly atOnce?: number
  /** Milliseconds between the beginnings of two openings to one host; default 500. */
  readonly apart?: number
}

type Host = { readonly waiting: Set<() => void>; running: number; nextAt: number; timerSet: boolean }

/**
 * Opens as `opener` does, but no host gets more than some openings at once, and not faster than that, however many clients
 * share this opener: a thousand of them that lost a server together do not come back to it together.
 */
export function createPacedOpener<Target>({
  opener,
  environment,
  atOnce = 3,
  apart = 500,
}: PacedOpenerOptions<Target>): Opener<Target> {
  const hosts = new Map<string, Host>()
  const serve = (name: string, host: Host): void => {
    for (const start of host.waiting) {
      if (host.running >= atOnce) return
      if (environment.now() < host.nextAt) {
        if (host.timerSet) return
        host.timerSet = true
        environment.schedule(host.nextAt, () => {
          host.timerSet = false
          serve(name, host)
        })
        return
      }
      host.waiting.delete(start)
      host.running++
      host.nextAt = environment.now() + apart
      start()
    }
    if (host.running === 0 && !host.timerSet && environment.now() >= host.nextAt) hosts.delete(name)
  }
  const open: Opener<Target>['open'] = (target, listener, progress) => {
    const name = opener.endpoint(target).host.toLowerCase()
    const host = hosts.get(name) ?? { waiting: new Set(), running: 0, nextAt: 0, timerSet: false }
    hosts.set(name, host)
    let inner: Operation<Transport> | undefined
    const opening = beginOperation<Transport>('open', () => {
      host.waiting.delete(start)
      inner?.cancel()
    })
    const start = () => {
      inner = opener.open(target, listener, progress)
      inner.done.then(opening.resolve, opening.reject).finally(() => {
        host.running--
        serve(name, host)
      })
    }
    host.waiting.add(start)
    serve(name, host)
    return opening.operation
  }
  return {
    open,
    endpoint: (target) => opener.endpoint(target),
    ...(opener.redirect && { redirect: (target, to) => opener.redirect?.(target, to) }),
    ...(opener.pacesItself && { pacesItself: true }),
  }
}
