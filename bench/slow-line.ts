import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import type { Environment } from '@longwire/connection'
import { systemEnvironment } from '@longwire/connection/node'

/** What a line can do: bits a second in each direction, and how many milliseconds a byte takes there and back. */
export interface LineShape {
  readonly down: number
  readonly up: number
  readonly roundTrip: number
}

/** What leaves at once, in bytes: connections take turns by these, as by the packets of a network. */
const PIECE = 1_460
/** What waits of one connection before its sender has to, in bytes. */
const WAITING = 65_536

/**
 * A line with little room and a long way between browsers and a server on 127.0.0.1: all connections share it, whatever
 * they carry; a new one takes a round trip to be made. Until `isSlow` it takes no time at all.
 */
export class SlowLine implements AsyncDisposable {
  readonly url: string
  isSlow = false
  readonly #server: Server
  readonly #sockets: Set<Socket>

  private constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server
    this.#sockets = sockets
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }

  /** Listens, and connects each that comes to the server of this URL. */
  static async start(to: string, shape: LineShape, environment: Environment = systemEnvironment()): Promise<SlowLine> {
    const sockets = new Set<Socket>()
    const isSlow = (): boolean => line.isSlow
    const up = new Way(shape.up, shape.roundTrip / 2, isSlow, environment)
    const down = new Way(shape.down, shape.roundTrip / 2, isSlow, environment)
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => {
      const far = connect({ port: Number(new URL(to).port), host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(socket)
        socket.on('error', () => other.destroy())
        socket.on('close', () => sockets.delete(socket))
      }
      environment.schedule(environment.now() + (isSlow() ? shape.roundTrip : 0), () => {
        up.carry(near, far)
        down.carry(far, near)
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const line = new SlowLine(server, sockets)
    return line
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

/** What one connection sends in one direction; an empty piece is its end. */
interface Lane {
  readonly from: Socket
  readonly to: Socket
  readonly waiting: Buffer[]
  bytes: number
}

/** One direction: a sender that all connections share, and pieces that are under way. */
class Way {
  readonly #bitsPerSecond: number
  readonly #delay: number
  readonly #isSlow: () => boolean
  readonly #environment: Environment
  /** Those that have something to send; the next one first. */
  readonly #lanes: Lane[] = []
  readonly #underWay: { readonly at: number; readonly lane: Lane; readonly piece: Buffer }[] = []
  #freeAt = 0
  #cancel: (() => void) | undefined

  constructor(bitsPerSecond: number, delay: number, isSlow: () => boolean, environment: Environment) {
    this.#bitsPerSecond = bitsPerSecond
    this.#delay = delay
    this.#isSlow = isSlow
    this.#environment = environment
  }

  carry(from: Socket, to: Socket): void {
    const lane: Lane = { from, to, waiting: [], bytes: 0 }
    from.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += PIECE) this.#enqueue(lane, chunk.subarray(at, at + PIECE))
      if (lane.bytes > WAITING) from.pause()
    })
    from.on('end', () => this.#enqueue(lane, Buffer.alloc(0)))
  }

  #enqueue(lane: Lane, piece: Buffer): void {
    // It was idle: what it could have sent until now is lost.
    if (this.#lanes.length === 0) this.#freeAt = Math.max(this.#freeAt, this.#environment.now())
    if (lane.waiting.length === 0) this.#lanes.push(lane)
    lane.waiting.push(piece)
    lane.bytes += piece.length
    this.#turn()
  }

  #turn(): void {
    const now = this.#environment.now()
    while (this.#lanes.length > 0 && this.#freeAt <= now) this.#leave()
    while (this.#underWay[0] !== undefined && this.#underWay[0].at <= now) this.#arrive()
    this.#cancel?.()
    this.#cancel = undefined
    const next = Math.min(this.#underWay[0]?.at ?? Infinity, this.#lanes.length > 0 ? this.#freeAt : Infinity)
    if (next !== Infinity) this.#cancel = this.#environment.schedule(next, () => this.#turn())
  }

  #leave(): void {
    const lane = this.#lanes.shift()
    const piece = lane?.waiting.shift()
    if (lane === undefined || piece === undefined) return
    lane.bytes -= piece.length
    if (lane.waiting.length > 0) this.#lanes.push(lane)
    if (lane.bytes < WAITING / 2) lane.from.resume()
    if (this.#isSlow()) this.#freeAt += (piece.length * 8_000) / this.#bitsPerSecond
    this.#underWay.push({ at: this.#freeAt + (this.#isSlow() ? this.#delay : 0), lane, piece })
  }

  #arrive(): void {
    const { lane, piece } = this.#underWay.shift() ?? {}
    if (piece === undefined || lane === undefined || lane.to.destroyed) return
    if (piece.length === 0) lane.to.end()
    else lane.to.write(piece)
  }
}
