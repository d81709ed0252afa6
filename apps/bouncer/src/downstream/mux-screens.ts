import { type Environment, MuxServer, type MuxStream, type StreamAttributes } from '@longwire/connection'
import type { WebSocket } from 'ws'
import type { Log } from '../log/log.ts'
import type { Authenticated } from '../login/logins.ts'
import type { UserActor } from '../user/actor.ts'
import type { Users } from '../user/users.ts'
import { LineScreen, type ScreenOutput } from './line-screen.ts'
import type { ScreenView } from './screen.ts'
import type { ScreenIds } from './screen-ids.ts'
import { frameSocketOf } from './web-socket-frames.ts'

/** What the screens of mux sockets stand on. */
export interface MuxScreensInit {
  readonly users: Users
  readonly ids: ScreenIds
  readonly environment: Environment
  readonly log: Log
}

/** Who is logged in, and the origin of their page where that is on HTTPS. */
interface OnPage extends Authenticated {
  readonly page: string | undefined
}

/** Serves one authenticated mux socket: each stream is a screen of its user. See docs/extensions/mux.md. */
export function serveMux(socket: WebSocket, { user, login, page }: OnPage, init: MuxScreensInit): void {
  const server = new MuxServer({
    socket: frameSocketOf(socket),
    environment: init.environment,
    host: 'longwire',
    port: 0,
    secure: true,
    accept(stream, attributes) {
      // What comes before the actor is there waits in the stream.
      init.users.actor(user).then(
        (actor) => attach(stream, attributes, { actor, login: login.id, page }, init),
        () => stream.closeWith('failed', 'the history of this account cannot be opened; see the log'),
      )
    },
  })
  // Before anybody has asked: who comes the first time can ask for everything at once.
  init.users
    .actor(user)
    .then((actor) => actor.request(async ({ networks }) => networks.list().map(({ id }) => id)))
    .then(
      (ids) => server.tellNetworks(ids),
      // It is a hint; what is wrong is told to the streams.
      () => {},
    )
}

function attach(
  stream: MuxStream,
  attributes: StreamAttributes,
  { actor, login, page }: { readonly actor: UserActor; readonly login: string; readonly page: string | undefined },
  init: MuxScreensInit,
): void {
  const id = init.ids.next()
  const view: ScreenView = {
    network: undefined,
    nickname: '*',
    capabilities: new Set(),
    // CAP NEW and CAP DEL come to these as to any client of the newest version.
    capVersion: 302,
  }
  const { environment, log } = init
  const screen = new LineScreen({ id, view, output: outputOf(stream), environment, log })
  const { network, capabilities, resume, metadata } = attributes
  actor.post({
    kind: 'screen-attached',
    screen,
    wish: {
      network: network === undefined ? { by: 'none' } : { by: 'id', id: network },
      greeting: 'mux',
      capabilities,
      login,
      ...(resume !== undefined && { resume }),
      ...(metadata !== undefined && { metadata }),
      ...(page !== undefined && { page }),
    },
  })
  stream.listen({
    lines: (lines) => {
      for (const line of lines) actor.post({ kind: 'screen-line', screen: id, line })
    },
    closed: () => actor.post({ kind: 'screen-detached', screen: id }),
  })
}

/** Lines of one turn of the event loop go out together. */
function outputOf(stream: MuxStream): ScreenOutput {
  let waiting: string[] = []
  const flush = (): void => {
    const lines = waiting
    waiting = []
    // A stream that has ended takes no more; its listener hears of the end.
    if (lines.length > 0) stream.send(lines).done.catch(() => {})
  }
  return {
    write(line) {
      waiting.push(line)
      if (waiting.length === 1) queueMicrotask(flush)
    },
    close(code, text) {
      flush()
      if (code === 'done') stream.close()
      else stream.closeWith(code, text)
    },
  }
}
