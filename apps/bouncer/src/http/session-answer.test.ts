import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { suite, test } from 'node:test'
import cookies from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import type { AnswerSink } from '../downstream/first-answer.ts'
import type { FirstAnswers } from '../downstream/first-answers.ts'
import type { Authenticated, Logins } from '../login/logins.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { addRestRoute, answerLoggedIn } from './session-answer.ts'

const ada = { user: { name: 'ada', admin: false, passwordHash: 'x' } } as unknown as Authenticated

/** Answers that a test tells by itself. */
class Told implements Pick<FirstAnswers, 'begin'> {
  readonly left = Promise.withResolvers<void>()
  sink: AnswerSink | undefined

  begin(_who: Authenticated, sink: AnswerSink): () => void {
    this.sink = sink
    return () => this.left.resolve()
  }
}

async function served(app: FastifyInstance): Promise<string> {
  await app.listen({ host: '127.0.0.1', port: 0 })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/?conversations`
}

/** Serves what is answered, at once or when the given promise of the connection's end has resolved. */
function answering(told: Told, before: (closed: Promise<unknown>) => Promise<unknown> = async () => {}) {
  const app = Fastify({ forceCloseConnections: true })
  app.get('/', async (request, reply) => {
    await before(once(reply.raw, 'close'))
    return answerLoggedIn(request, reply, ada, told as unknown as FirstAnswers)
  })
  return app
}

suite('the answer who is logged in', () => {
  for (const encoding of ['gzip', 'identity']) {
    test(`is told as it comes (${encoding})`, async () => {
      const told = new Told()
      const app = answering(told)
      try {
        const response = await fetch(await served(app), { headers: { 'accept-encoding': encoding } })
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
        assert.equal((await reader?.read())?.value, '{"state":"logged-in","user":{"name":"ada","admin":false}}\n')
        told.sink?.write('NETWORKS n1\n')
        assert.equal((await reader?.read())?.value, 'NETWORKS n1\n')
        told.sink?.end()
        assert.equal((await reader?.read())?.done, true)
        await told.left.promise
      } finally {
        await app.close()
      }
    })
  }

  test('is not there for a ticket that is over, which is said uncompressed, nor by HEAD', async () => {
    const app = Fastify({ forceCloseConnections: true })
    app.setErrorHandler(async (error: Error, _request, reply) => await reply.code(404).send(error.message))
    const asked: string[] = []
    const goOn = (_who: Authenticated, ticket: string): undefined => void asked.push(ticket)
    await app.register(cookies)
    const logins = { withToken: async () => ({ ...ada, login: { kind: 'web' } }) } as unknown as Logins
    addRestRoute(app, logins, { goOn } as unknown as FirstAnswers)
    const options = {
      url: '/api/session/said/t1',
      headers: { 'accept-encoding': 'gzip', cookie: `${SESSION_COOKIE}=a-token` },
    } as const
    const answer = await app.inject({ ...options, method: 'GET' })
    assert.equal(answer.body, 'not-found: This was told already, or is over.')
    assert.equal(answer.headers['content-encoding'], undefined)
    await app.inject({ ...options, method: 'HEAD' })
    assert.deepEqual(asked, ['t1'])
  })

  test('ends for whoever is gone before it begins', async () => {
    const told = new Told()
    const asked = Promise.withResolvers<void>()
    const app = answering(told, async (closed) => {
      asked.resolve()
      await closed
    })
    try {
      const leaving = new AbortController()
      const answer = fetch(await served(app), { signal: leaving.signal })
      await asked.promise
      leaving.abort()
      await assert.rejects(answer, { name: 'AbortError' })
      await told.left.promise
    } finally {
      await app.close()
    }
  })
})
