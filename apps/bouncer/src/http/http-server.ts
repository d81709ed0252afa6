import fastifyCookie from '@fastify/cookie'
import fastifyRateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Accounts } from '@longwire/store'
import type { UserAdministration } from '../administration/user-administration.ts'
import type { AddressSet } from '../configuration/address-set.ts'
import type { FirstAnswers } from '../downstream/first-answers.ts'
import type { Log } from '../log/log.ts'
import type { Invites } from '../login/invites.ts'
import type { LoginLinks } from '../login/login-links.ts'
import type { Logins } from '../login/logins.ts'
import type { Passkeys } from '../login/passkeys.ts'
import { Refusal } from '../login/refusal.ts'
import type { Setup } from '../login/setup.ts'
import type { RightOfWay } from '../upstream/right-of-way.ts'
import { addAccountRoutes } from './account-routes.ts'
import { addInviteRoutes } from './invite-routes.ts'
import { addLoginLinkRoutes } from './login-link-routes.ts'
import { addLoginRoutes } from './login-routes.ts'
import { isLoopback, originAllowed } from './origin.ts'
import { addNewAccountRoutes } from './new-account-routes.ts'
import { addPasskeyRoutes } from './passkey-routes.ts'
import { answerRefusals, refusalOf, sendRefusal } from './refusals.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { addSessionRoutes, sessionBeginner } from './session-routes.ts'
import { addWebApp } from './web-app.ts'

/** What the HTTP side stands on. */
export interface HttpServices {
  /** What this process calls itself, so that one can tell which bouncer is reached. */
  readonly instance: string
  readonly accounts: Accounts
  readonly people: UserAdministration
  readonly invites: Invites
  readonly logins: Logins
  readonly links: LoginLinks
  readonly passkeys: Passkeys
  readonly setup: Setup
  /** A request has it. */
  readonly rightOfWay: RightOfWay
  readonly log: Log
  /** Whose X-Forwarded-* is believed. */
  readonly trustedProxies: AddressSet
  /** The origin by which the web app is reached from outside, where that is known. */
  readonly url: string | undefined
  /** The folder with the built web app. */
  readonly webApp: string
  /** Milliseconds since 1970. */
  now(): number
  readonly firstAnswers: FirstAnswers
  /** The text that Prometheus reads. */
  metrics(): string
}

const BODY_BYTES = 64 * 1024

/**
 * The HTTP side: the web app, the JSON API, `/healthz`. The WebSocket is added to its `server` by `addSocket`.
 * X-Forwarded-* is believed from a trusted proxy only.
 */
export async function createHttpServer(services: HttpServices): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    trustProxy: (address) => services.trustedProxies.has(address),
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => void sendRefusal(reply, refusalOf(error), error.statusCode),
  })
  // A form of another site can send text/plain without asking; JSON it cannot.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (_request, reply) => {
    // Also where whoever asked goes away before the answer.
    reply.raw.once('close', services.rightOfWay.ask())
  })
  answerRefusals(app, services.log)
  addSecurityHeaders(app)
  await app.register(fastifyCookie)
  await app.register(fastifyRateLimit, { global: false, max: 240, timeWindow: '1 minute' })
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    if (!originAllowed(request.headers, request.host)) throw badOrigin()
  })
  app.get('/healthz', async (_request, reply) => {
    void reply.header('longwire-instance', services.instance)
    return { state: 'ok' }
  })
  app.get('/metrics', async (request, reply) => {
    // For whoever is on this machine: a proxy that serves others must not pass it on.
    if (!isLoopback(request.socket.remoteAddress) || request.headers['x-forwarded-for'] !== undefined) {
      throw new Refusal('not-found', 'There is nothing here.')
    }
    return reply.type('text/plain; version=0.0.4').send(services.metrics())
  })
  await app.register(async (api) => {
    api.addHook('onRequest', api.rateLimit())
    api.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    addApi(api, services)
  })
  await addWebApp(app, services.webApp, () => services.now())
  return app
}

function addApi(api: FastifyInstance, services: HttpServices): void {
  const { accounts, invites, links, logins, passkeys, setup, firstAnswers, url } = services
  const begin = sessionBeginner(logins, firstAnswers)
  addSessionRoutes(api, logins, setup, begin, firstAnswers)
  addLoginRoutes(api, accounts, logins)
  addLoginLinkRoutes(api, links, logins, begin, url)
  addNewAccountRoutes(api, services, begin)
  addPasskeyRoutes(api, passkeys, logins, begin)
  addAccountRoutes(api, services)
  addInviteRoutes(api, invites, logins, begin)
}

/** The same words for requests and sockets. */
export function badOrigin(): Refusal {
  return new Refusal('bad-origin', 'This request came from another web site and was not carried out.')
}
