import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { suite, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
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
  readonly begun = Promise.withResolvers<AnswerSink>()
  sink: AnswerSink | undefined

  begin(_who: Authenticated, sink: AnswerSink): () => void {
    this.sink = sink
    this.begun.resolve(sink)
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

  for (const encoding of ['gzip', 'identity']) {
    test(`tells how much waits for whoever does not read it (${encoding})`, async () => {
      const told = new Told()
      const app = answering(told)
      try {
        const { host, port } = new URL(await served(app))
        const reader = connect(Number(port), '127.0.0.1').pause()
        reader.write(
          `GET /?conversations HTTP/1.1\r\nhost: ${host}\r\naccept-encoding: ${encoding}\r\nconnection: close\r\n\r\n`,
        )
        const sink = await told.begun.promise
        // What cannot be made smaller, and more than sockets hold.
        const megabyte = randomBytes(786_432).toString('base64')
        for (let part = 0; part < 48; part++) {
          sink.write(megabyte)
          await setImmediate()
        }
        assert.ok(sink.waiting > 16 * 1_048_576, `${sink.waiting} wait`)
        sink.end()
        await once(reader.resume(), 'end')
        assert.equal(sink.waiting, 0)
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
