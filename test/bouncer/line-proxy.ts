import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** Somewhere between a client and a server on 127.0.0.1. */
export interface LineProxy extends AsyncDisposable {
  readonly port: number
}

/** A way to a server on which each of its lines becomes others; `told` is made anew for each connection. */
export async function startLineProxy(
  target: number,
  told: () => (line: string) => readonly string[],
): Promise<LineProxy> {
  const server = createServer((near) => {
    const linesOf = told()
    const far = connect(target, '127.0.0.1')
    for (const socket of [near, far]) socket.on('error', () => {})
    near.pipe(far)
    far.on('close', () => near.destroy())
    createInterface({ input: far }).on('line', (line) => {
      near.write(
        linesOf(line)
          .map((one) => `${one}\r\n`)
          .join(''),
      )
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close()
    },
  }
}
