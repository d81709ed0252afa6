import { PassThrough } from 'node:stream'
import { constants, createGzip, type Gzip, type ZlibOptions } from 'node:zlib'
import type { UserRecord } from '@longwire/store'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerSink } from '../downstream/first-answer.ts'
import type { FirstAnswers } from '../downstream/first-answers.ts'
import type { Authenticated, Logins } from '../login/logins.ts'
import { Refusal } from '../login/refusal.ts'
import { acceptsEncoding } from './accepted-encoding.ts'
import { authenticated } from './authentication.ts'

/** `GET /api/session`: what the page should show. */
export type SessionAnswer =
  | { readonly state: 'setup' }
  | { readonly state: 'logged-out' }
  | { readonly state: 'logged-in'; readonly user: SessionUser }

/** Who is logged in. */
export interface SessionUser {
  readonly name: string
  readonly admin: boolean
  /** The account is opened by passkeys alone. */
  readonly withoutPassword?: true
}

/**
 * Answers who is logged in. A page that asked for it by `?conversations` is told in the same answer what it reads first, for it may have
 * nothing: one line of JSON, and then frames of the mux, a line each. See docs/http.md.
 */
export function answerLoggedIn(
  request: FastifyRequest,
  reply: FastifyReply,
  who: Authenticated,
  answers: FirstAnswers,
): SessionAnswer | FastifyReply {
  const answer = loggedIn(who.user)
  if (!isAsked(request, 'conversations')) return answer
  const body = new AnswerBody(request, reply)
  body.write(`${JSON.stringify(answer)}\n`)
  return body.tell(answers.begin(who, body))
}

/** Adds the route by which a page is told the rest. */
export function addRestRoute(app: FastifyInstance, logins: Logins, answers: FirstAnswers): void {
  // Not by HEAD, which would use the ticket up.
  const options = { exposeHeadRoute: false }
  app.get<{ Params: { ticket: string } }>('/api/session/said/:ticket', options, async (request, reply) => {
    const who = await authenticated(request, logins)
    const body = new AnswerBody(request, reply)
    const left = answers.goOn(who, request.params.ticket, body)
    if (left === undefined) throw new Refusal('not-found', 'This was told already, or is over.')
    return body.tell(left)
  })
}

/**
 * As for frames of a socket: what is compressed together tells of itself by its length, so that the window is small; see
 * docs/decisions/compressed-sockets.md. The fastest level makes a sixth of it. Nothing that was written waits for what comes after.
 */
const compression: ZlibOptions = { level: 1, windowBits: 13, memLevel: 6, flush: constants.Z_SYNC_FLUSH }

/** The body of an answer that is told as it comes. What is written in one turn of the event loop goes out together. */
class AnswerBody implements AnswerSink {
  readonly #reply: FastifyReply
  readonly #isCompressed: boolean
  readonly #stream: Gzip | PassThrough
  #waiting = ''

  constructor({ headers }: FastifyRequest, reply: FastifyReply) {
    this.#isCompressed = acceptsEncoding(headers['accept-encoding'], 'gzip')
    this.#reply = reply
    this.#stream = this.#isCompressed ? createGzip(compression) : new PassThrough()
  }

  get waiting(): number {
    return this.#waiting.length + this.#stream.writableLength
  }

  /** Answers with it; `left` is called when whoever asked is gone. */
  tell(left: () => void): FastifyReply {
    const { raw } = this.#reply
    // Who went while it was looked up who they are is not told of any more.
    if (raw.closed) left()
    else raw.once('close', left)
    // Not before: a refusal in place of it is not compressed.
    if (this.#isCompressed) void this.#reply.header('content-encoding', 'gzip')
    return this.#reply.type('text/plain; charset=utf-8').header('vary', 'accept-encoding').send(this.#stream)
  }

  write(text: string): void {
    if (this.#waiting === '') queueMicrotask(() => this.#drain())
    this.#waiting += text
  }

  end(): void {
    this.#drain()
    if (!this.#stream.destroyed) this.#stream.end()
  }

  #drain(): void {
    if (this.#waiting !== '' && !this.#stream.destroyed && !this.#stream.writableEnded)
      this.#stream.write(this.#waiting)
    this.#waiting = ''
  }
}

function isAsked({ query }: FastifyRequest, key: string): boolean {
  return typeof query === 'object' && query !== null && key in query
}

function loggedIn({ admin, name, passwordHash }: UserRecord): SessionAnswer {
  return { state: 'logged-in', user: { name, admin, ...(passwordHash === '' && { withoutPassword: true }) } }
}
