import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tlsCertificates } from '@longwire/peers'
import type { LocalPushService } from '../src/push/push-endpoint.ts'

/** What came in for a subscription, decrypted as its browser would. */
export interface Pushed {
  readonly text: string
  readonly headers: IncomingMessage['headers']
  /** Of the body, as it came. */
  readonly bytes: number
}

/** A push service beside us that gives out subscriptions, and opens what is sent to them as the browser does. */
export class TestPushService implements AsyncDisposable {
  readonly ca: string
  readonly pushed: Pushed[] = []
  /** How the next requests are answered, in order; then 201. */
  readonly answers: number[] = []
  /** How many requests came. */
  requests = 0
  /** How many of them are over: whoever asked has read the answer. */
  #over = 0
  readonly #server: Server
  #held: Promise<void> = Promise.resolve()
  readonly #browser: ECDH
  readonly #auth = randomBytes(16)
  #wake: () => void = () => {}

  private constructor(ca: string, server: Server) {
    this.ca = ca
    this.#server = server
    this.#browser = createECDH('prime256v1')
    this.#browser.generateKeys()
    server.on('request', (request: IncomingMessage, response) => {
      request.socket.once('close', () => {
        this.#over++
        this.#wake()
      })
      this.#take(request).then(
        (status) => response.writeHead(status).end('a long answer that nobody reads'),
        () => response.writeHead(400).end(),
      )
    })
  }

  static async start(): Promise<TestPushService> {
    const { ca, valid } = await tlsCertificates()
    const server = createServer({ cert: valid.cert, key: valid.key })
    server.listen(0, 'localhost')
    await once(server, 'listening')
    return new TestPushService(ca, server)
  }

  /** For the bouncer's configuration. */
  get asLocal(): LocalPushService {
    return { host: 'localhost', port: (this.#server.address() as AddressInfo).port, ca: this.ca }
  }

  /** The endpoint and the keys of a subscription, as parameters of WEBPUSH REGISTER. */
  subscription(name = 'one'): { readonly endpoint: string; readonly keys: string } {
    const { host, port } = this.asLocal
    const p256dh = this.#browser.getPublicKey('base64url')
    const keys = `p256dh=${p256dh};auth=${this.#auth.toString('base64url')}`
    return { endpoint: `https://${host}:${port}/push/${name}`, keys }
  }

  /** The first push that matches and was not passed by an earlier wait. */
  async waitFor(pattern: RegExp): Promise<Pushed> {
    for (;;) {
      const at = this.pushed.findIndex(({ text }) => pattern.test(text))
      const found = this.pushed[at]
      if (found !== undefined) {
        this.pushed.splice(0, at + 1)
        return found
      }
      await this.#somethingCame()
    }
  }

  /** Resolves when this many requests have come in all. */
  async waitForRequests(count: number): Promise<void> {
    while (this.requests < count) await this.#somethingCame()
  }

  /** Resolves when the answers to this many requests have been read: virtual time may go on without ending one of them. */
  async waitForAnswersRead(count: number): Promise<void> {
    while (this.#over < count) await this.#somethingCame()
  }

  /** Answers nothing until `release`. */
  holdAnswers(): { release(): void } {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held = promise
    return { release: resolve }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  async #somethingCame(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    await promise
  }

  async #take(request: IncomingMessage): Promise<number> {
    const body = Buffer.concat((await request.toArray()) as Buffer[])
    this.requests++
    const status = this.answers.shift() ?? 201
    if (status === 201) this.pushed.push({ text: this.#open(body), headers: request.headers, bytes: body.length })
    this.#wake()
    await this.#held
    return status
  }

  /** Source: RFC 8291, section 3.4, and RFC 8188 */
  #open(body: Buffer): string {
    const salt = body.subarray(0, 16)
    const idLength = body[20] ?? 0
    const sender = body.subarray(21, 21 + idLength)
    const sealed = body.subarray(21 + idLength)
    const own = this.#browser.getPublicKey()
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
    const secret = Buffer.from(hkdfSync('sha256', this.#browser.computeSecret(sender), this.#auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString()
  }
}

/** What a push service is told about who sends, where the signature is that of `publicKey`. Source: RFC 8292 */
export function vapidClaims(authorization: string, publicKey: string): Readonly<Record<string, unknown>> {
  const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(\S+)$/.exec(authorization) ?? []
  if (key !== publicKey) throw new Error('signed with another key')
  const [header = '', claims = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const signed = Buffer.from(`${header}.${claims}`)
  const publicKeyObject = createPublicKey({ key: jwk, format: 'jwk' })
  const right = verify(
    'sha256',
    signed,
    { key: publicKeyObject, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!right) throw new Error('the signature is wrong')
  return JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
}
