import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { AdministrationError } from '../administration/administration-error.ts'
import type { Log } from '../log/log.ts'
import { Refusal, type RefusalCode } from '../login/refusal.ts'

const statuses: Readonly<Record<RefusalCode, number>> = {
  'bad-request': 400,
  'bad-origin': 403,
  'not-found': 404,
  'not-logged-in': 401,
  'wrong-login': 401,
  'account-disabled': 403,
  'too-many-tries': 429,
  busy: 503,
  'setup-done': 409,
  'bad-setup-token': 403,
  'bad-name': 422,
  'bad-password': 422,
  'name-taken': 409,
  'bad-fingerprint': 422,
  'certificate-taken': 409,
  'too-many-logins': 429,
  'passkeys-unavailable': 409,
  'bad-passkey': 422,
  'passkey-taken': 409,
  'last-passkey': 409,
  'bad-invite': 403,
  'bad-login-link': 403,
  'too-many-users': 403,
  'last-admin': 409,
  'not-allowed': 403,
  'too-many-sockets': 429,
  unavailable: 503,
  failed: 500,
}

/** The HTTP status of a refusal. */
export function statusOf(code: RefusalCode): number {
  return statuses[code]
}

/** What a refused request gets: a code for programs, a text for people. */
export interface RefusalBody {
  readonly code: RefusalCode
  readonly text: string
}

export function bodyOf(refusal: Refusal): RefusalBody {
  return { code: refusal.code, text: refusal.userText }
}

/** Makes every refusal of an instance, its own and Fastify's, the same JSON; what was not foreseen is logged. */
export function answerRefusals(app: FastifyInstance, log: Log): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'failed') log.error('http-request-failed', error, { method: request.method, url: request.url })
    return sendRefusal(reply, refusal, error.statusCode)
  })
}

/** `status` is of what could not be understood, where it says more than 400 does: too large, of a type that is not taken. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, status?: number): FastifyReply {
  if (refusal.retryAfter !== undefined) void reply.header('retry-after', refusal.retryAfter)
  const ofCode = statusOf(refusal.code)
  return reply
    .code(refusal.code === 'bad-request' ? (status ?? ofCode) : ofCode)
    .header('cache-control', 'no-store')
    .send(bodyOf(refusal))
}

/** What Fastify or one of our own parts refused, as a page is told it. */
export function refusalOf(error: FastifyError | Refusal | AdministrationError): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof AdministrationError) return ofAdministration(error)
  const status = error.statusCode ?? 500
  if (status === 429) return new Refusal('too-many-tries', 'Too many requests. Wait a minute and try again.')
  if (status === 404) return new Refusal('not-found', 'There is nothing here.')
  if (status < 500) return new Refusal('bad-request', `The request could not be understood: ${error.message}`)
  return new Refusal('failed', 'Something went wrong inside Longwire. Its log tells more.', { cause: error })
}

function ofAdministration(error: AdministrationError): Refusal {
  if (error.cause instanceof Refusal) return error.cause
  return new Refusal(error.code === 'not-found' ? 'not-found' : 'bad-request', error.message, { cause: error })
}
