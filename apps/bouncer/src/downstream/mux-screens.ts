import { type Environment, MuxServer, type MuxStream, type StreamAttributes } from '@longwire/connection'
import type { WebSocket } from 'ws'
import type { Log } from '../log/log.ts'
import type { Authenticated } from '../login/logins.ts'
import type { UserActor } from '../user/actor.ts'
import type { Users } from '../user/users.ts'
import { LineScreen, type ScreenOutput } from './line-screen.ts'
import type { ScreenId, ScreenView } from './screen.ts'
import type { ScreenIds } from './screen-ids.ts'
import { frameSocketOf } from './web-socket-frames.ts'

/** What the screens of a web page stand on. */
export interface MuxScreensInit {
  readonly users: Users
  readonly ids: ScreenIds
  readonly environment: Environment
  readonly log: Log
}

/** Who is logged in, and the origin of their page where that is known and on HTTPS. */
interface OnPage extends Authenticated {
  readonly page?: string | undefined
}

/** Serves one authenticated mux socket for as long as it lasts: each stream is a screen of its user. See docs/extensions/mux.md. */
export function serveMux(socket: WebSocket, who: OnPage, init: MuxScreensInit): MuxServer {
  return new MuxServer({
    socket: frameSocketOf(socket),
    environment: init.environment,
    host: 'longwire',
    port: 0,
    secure: true,
    accept(stream, attributes) {
      // What comes before the actor is there waits in the stream.
      init.users.actor(who.user).then(
        (actor) => serveStream(stream, attributes, actor, who, init),
        () => stream.closeWith('failed', historyClosed),
      )
    },
  })
}

/** What a screen is told whose user's history cannot be opened. */
export const historyClosed = 'the history of this account cannot be opened; see the log'

/** The ids of the networks that somebody has now. Rejects where the history cannot be opened. */
export async function networksOf({ user }: Authenticated, { users }: MuxScreensInit): Promise<readonly string[]> {
  const actor = await users.actor(user)
  return await actor.request(async ({ networks }) => networks.list().map(({ id }) => id))
}

function serveStream(
  stream: MuxStream,
  attributes: StreamAttributes,
  actor: UserActor,
  who: OnPage,
  init: MuxScreensInit,
): void {
  const screen = attachStream(attributes, outputOf(stream), actor, who, init)
  stream.listen({
    lines: (lines) => {
      for (const line of lines) actor.post({ kind: 'screen-line', screen, line })
    },
    closed: () => actor.post({ kind: 'screen-detached', screen }),
  })
}

/** What a stream asks for. */
export interface StreamWish extends StreamAttributes {
  /** What was missed is looked up when this has resolved; at once without it. */
  readonly asked?: Promise<void>
}

/** Attaches a screen of a page as its stream asks for it. Returns the screen, to be detached by whoever attached it. */
export function attachStream(
  { network, capabilities, resume, metadata, asked }: StreamWish,
  output: ScreenOutput,
  actor: UserActor,
  { login, page }: OnPage,
  { ids, environment, log }: MuxScreensInit,
): ScreenId {
  const id = ids.next()
  const view: ScreenView = {
    network: undefined,
    nickname: '*',
    capabilities: new Set(),
    // CAP NEW and CAP DEL come to these as to any client of the newest version.
    capVersion: 302,
  }
  actor.post({
    kind: 'screen-attached',
    screen: new LineScreen({ id, view, output, environment, log }),
    wish: {
      network: network === undefined ? { by: 'none' } : { by: 'id', id: network },
      greeting: 'mux',
      capabilities,
      login: login.id,
      ...(resume !== undefined && { resume }),
      ...(asked !== undefined && { asked }),
      ...(metadata !== undefined && { metadata }),
      ...(page !== undefined && { page }),
    },
  })
  return id
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
