import type { Line } from '@longwire/irc'
import { connectError } from '../src/connect-errors.ts'
import type { ConnectError } from '../src/error.ts'
import type { OpeningStage, Transport } from '../src/transport.ts'
import { systemEnvironment } from '../src/node/system-environment.ts'
import { createTcpOpener } from '../src/node/tcp-opener.ts'
import type { TcpTarget } from '../src/node/tcp-target.ts'
import type { Lookup } from '../src/node/lookup.ts'

/** What a listener heard, and a way to wait for it. */
export interface Heard {
  readonly lines: Line[]
  readonly stages: OpeningStage[]
  /** Resolves with the first line for which this holds. */
  line(found: (line: Line) => boolean): Promise<Line>
  /** Resolves when the transport is gone, with its error. */
  readonly closed: Promise<ConnectError | undefined>
}

/** Opens a target with the real opener; `done` is the transport, `heard` what came. */
export function openTarget(
  target: TcpTarget,
  lookup?: Lookup,
): { readonly done: Promise<Transport>; readonly heard: Heard; readonly cancel: () => void } {
  const lines: Line[] = []
  const stages: OpeningStage[] = []
  const waiters: (() => void)[] = []
  const { promise: closed, resolve } = Promise.withResolvers<ConnectError | undefined>()
  const opener = createTcpOpener({ environment: systemEnvironment(), ...(lookup && { lookup }) })
  const listener = {
    lines: (more: readonly Line[]) => {
      lines.push(...more)
      for (const wake of waiters.splice(0)) wake()
    },
    closed: resolve,
  }
  const opening = opener.open(target, listener, (stage) => stages.push(stage))
  const line = async (found: (line: Line) => boolean): Promise<Line> => {
    for (;;) {
      const match = lines.find(found)
      if (match) return match
      await new Promise<void>((wake) => waiters.push(wake))
    }
  }
  return { done: opening.done, cancel: () => opening.cancel(), heard: { lines, stages, line, closed } }
}

/** The error that an opening ends with; fails the test where it succeeds. */
export async function errorOf(target: TcpTarget, lookup?: Lookup): Promise<ConnectError> {
  const { done } = openTarget(target, lookup)
  try {
    ;(await done).abort(connectError('closed'))
  } catch (error) {
    return error as ConnectError
  }
  throw new Error('The connection was opened.')
}
