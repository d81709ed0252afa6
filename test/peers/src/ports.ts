import { connect, createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { RunningProgram } from './running-program.ts'

/** The address that everything in the tests listens on and connects to. */
export const loopback = '127.0.0.1'

const RETRY_MILLISECONDS = 20
const ATTEMPTS = 3
/**
 * Below what systems give to whoever asks for any port, and to outgoing connections: nobody comes upon these by chance
 * between the moment when one is found free and the moment when a program listens on it.
 */
const first = 12_000
const last = 32_000
/** Each process begins somewhere else, so that two that run at once do not ask for the same. */
let next = first + ((process.pid * 61) % (last - first))

async function isFree(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const server = createServer()
  server.once('error', () => resolve(false))
  server.listen({ port, host: loopback, exclusive: true }, () => server.close(() => resolve(true)))
  return await promise
}

async function freePort(): Promise<number> {
  for (let tried = first; tried < last; tried += 1) {
    const port = next
    next = next + 1 < last ? next + 1 : first
    if (await isFree(port)) return port
  }
  throw new Error(`no port from ${first} to ${last} is free`)
}

/** TCP ports of 127.0.0.1 that nobody listens on at this moment, each given out once by this process. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = []
  while (ports.length < count) ports.push(await freePort())
  return ports
}

/**
 * Starts something on free ports. Between choosing a port and using it somebody else may take it: then `start`
 * rejects with a message that speaks of an address in use, and is tried again with other ports.
 */
export async function onFreePorts<T>(count: number, start: (ports: readonly number[]) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(await freePorts(count))
    } catch (error) {
      const taken = error instanceof Error && /address.{0,10}in use|EADDRINUSE/i.test(error.message)
      if (!taken || attempt === ATTEMPTS) throw error
    }
  }
}

function connects(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(port, loopback)
  socket.once('connect', () => {
    socket.destroy()
    resolve(true)
  })
  socket.once('error', () => resolve(false))
  return promise
}

/** Resolves when the program accepts connections on the port; rejects when it ends instead. */
export async function waitForPort(program: RunningProgram, port: number): Promise<void> {
  while (!(await connects(port))) {
    if (program.hasEnded) throw program.failure(`does not listen on port ${port}`)
    await delay(RETRY_MILLISECONDS)
  }
}
