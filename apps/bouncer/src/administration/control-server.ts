import { chmod, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { StoreError } from '@longwire/store'
import type { Log } from '../log/log.ts'
import { AdministrationError } from './administration-error.ts'
import { administer, type Administration, type AdministrationRequest } from './operations.ts'
import type { Tell } from './tell.ts'

/** What a request comes to, as it travels. */
export type ControlAnswer =
  /** How it goes on; more follows. */
  | { readonly note: unknown }
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: string; readonly text: string }

const OWNER_ONLY = 0o600
const MAX_LINE = 64 * 1024

/**
 * The door for the `longwire` command while the bouncer runs: a socket in the data folder that only its owner may open, with
 * one request on a line, as JSON, and one answer for each.
 */
export class ControlServer {
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
  }

  /** Whoever holds the data folder holds the name: a socket that is left from before is taken away. */
  static async listen(path: string, administration: Administration, log: Log): Promise<ControlServer> {
    const server = createServer((socket) => serve(socket, administration, log))
    await rm(path, { force: true })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(path, resolve)
    })
    await chmod(path, OWNER_ONLY)
    return new ControlServer(server)
  }

  close(): void {
    this.#server.close()
  }
}

function serve(socket: Socket, administration: Administration, log: Log): void {
  socket.on('error', () => socket.destroy())
  const say = async (said: ControlAnswer): Promise<void> => {
    if (socket.destroyed) throw new Error('nobody listens any more')
    if (!socket.write(`${JSON.stringify(said)}\n`)) await drained(socket)
  }
  const lines = createInterface({ input: socket })
  lines.on('line', (line) => {
    if (line.length > MAX_LINE) return socket.destroy()
    answer(line, administration, log, (note) => say({ note }))
      .then(say)
      .catch(() => socket.destroy())
    return undefined
  })
}

/** Whoever asked reads slowly, or has gone. */
async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })
}

async function answer(line: string, administration: Administration, log: Log, tell: Tell): Promise<ControlAnswer> {
  try {
    return { ok: true, result: await administer(administration, parse(line), tell) }
  } catch (error) {
    if (error instanceof AdministrationError) return { ok: false, code: error.code, text: error.message }
    if (error instanceof StoreError) return { ok: false, code: error.code, text: error.userText }
    log.error('administration-failed', error)
    return { ok: false, code: 'failed', text: 'Something went wrong inside Longwire; its log tells more.' }
  }
}

function parse(line: string): AdministrationRequest {
  try {
    const request: unknown = JSON.parse(line)
    if (isRequest(request)) return request
  } catch {
    // Told below, like a request of another shape.
  }
  throw new AdministrationError('invalid', 'The request could not be read.')
}

function isRequest(value: unknown): value is AdministrationRequest {
  if (typeof value !== 'object' || value === null) return false
  if (!('operation' in value) || typeof value.operation !== 'string') return false
  return 'parameters' in value && typeof value.parameters === 'object' && value.parameters !== null
}
