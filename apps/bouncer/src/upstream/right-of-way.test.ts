import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { describe, test } from 'node:test'
import { systemEnvironment } from '@longwire/connection/node'
import { joinReply, VirtualEnvironment } from '@longwire/testing'
import { Installation } from '../../test/installation.ts'
import { Person } from '../../test/person.ts'
import type { UserActor } from '../user/actor.ts'
import { RightOfWay } from './right-of-way.ts'

/** More than a network gets of any turn, and many turns' worth. */
const FLOOD = 1_900
/** What a network that floods may have said before it notices that somebody asks: one turn, and what was left of another. */
const A_TURN_OR_TWO = 512

const said = Array.from({ length: FLOOD }, (_, i) => `:bob!b@h PRIVMSG #flood :line ${i}`)

/** So many things have happened to the person. */
const entered = (actor: UserActor): Promise<number> => actor.request(async ({ recorder }) => recorder.sequence)

describe('while a network floods', () => {
  test('a screen that asks for history has it before more is read, and then nothing is missing', async ({ mock }) => {
    const person = await Person.start()
    const network = await person.connect({ capabilities: 'server-time message-tags' }, '#flood')
    const screen = await person.attachTo('draft/chathistory', 'batch', 'message-tags', 'server-time')
    const disk = Promise.withResolvers<void>()
    await person.actor.request(async ({ history }) => {
      const page = history.page.bind(history)
      mock.method(history, 'page', async (query: Parameters<typeof page>[0]) => {
        await disk.promise
        return page(query)
      })
    })
    const before = await entered(person.actor)
    await screen.send('CHATHISTORY LATEST #flood * 50')
    network.send(...said)
    await person.settle()
    assert.ok((await entered(person.actor)) - before <= A_TURN_OR_TWO)
    assert.ok(!screen.lines.some((line) => line.includes(' chathistory ')))
    disk.resolve()
    await person.settle()
    assert.ok(screen.lines.some((line) => line.includes(' chathistory ')))
    assert.ok((await entered(person.actor)) - before >= FLOOD)
    assert.ok(screen.lines.at(-1)?.endsWith(`:line ${FLOOD - 1}`))
  })

  test('a request over HTTP has its answer before more is read', async () => {
    // Without timers nothing but the answer lets the network go on.
    const environment = { ...systemEnvironment(), schedule: () => () => {} }
    const nextTurn = (): Promise<void> => new Promise((resolve) => environment.nextTurn(resolve))
    await using installation = await Installation.start({ environment })
    await installation.setUp()
    const [ada] = await installation.store.accounts.users.list()
    assert.ok(ada)
    const actor = await installation.bouncer.users.actor(ada)
    const servers = [{ host: 'irc.example', port: 6667, tls: false }]
    await actor.request(({ networks }) => networks.add({ name: 'flood', servers, nickname: 'ada', enabled: true }))
    const network = await installation.networks.accept()
    await network.register({ capabilities: 'server-time message-tags' })
    network.send(...joinReply('ada', '#flood', ['ada', 'bob']))
    void network.expect(/^QUIT/).then(() => network.close())
    const before = await entered(actor)

    const body = JSON.stringify({ name: 'ada', password: 'wrong' })
    const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' }
    const asked = request(`${installation.address}/api/login`, { method: 'POST', headers })
    asked.flushHeaders()
    await once(asked, 'continue')
    network.send(...said)
    for (let turn = 0; turn < 50; turn++) await nextTurn()
    assert.ok((await entered(actor)) - before <= A_TURN_OR_TWO)
    asked.end(body)
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    assert.equal(answer.statusCode, 401)
    answer.resume()
    while ((await entered(actor)) - before < FLOOD) await nextTurn()
  })
})

describe('the right of way', () => {
  test('is lost by who takes longer than 100 ms', async () => {
    const environment = new VirtualEnvironment()
    const rightOfWay = new RightOfWay(environment)
    let reads = 0
    rightOfWay.ask()
    rightOfWay.behind.nextTurn(() => reads++)
    await environment.advance(99)
    assert.equal(reads, 0)
    await environment.advance(1)
    assert.equal(reads, 1)
  })

  test('is everybody’s who asks: the last answer lets the networks go on, once', async () => {
    const environment = new VirtualEnvironment()
    const rightOfWay = new RightOfWay(environment)
    let reads = 0
    const answers = [rightOfWay.ask(), rightOfWay.ask()]
    rightOfWay.behind.nextTurn(() => reads++)
    await environment.settle()
    answers[0]?.()
    answers[0]?.()
    await environment.settle()
    assert.equal(reads, 0)
    answers[1]?.()
    await environment.settle()
    assert.equal(reads, 1)
    await environment.advance(1_000)
    assert.deepEqual([reads, environment.timers], [1, 0])
  })

  for (const answeredAfter of [5, 60, Number.POSITIVE_INFINITY]) {
    const answers = answeredAfter === Number.POSITIVE_INFINITY ? 'never' : `after ${answeredAfter} ms`
    test(`leaves networks a third of the time however many ask, answered ${answers}`, async () => {
      const environment = new VirtualEnvironment()
      const rightOfWay = new RightOfWay(environment)
      const after = (milliseconds: number, callback: () => void): void =>
        void environment.schedule(environment.now() + milliseconds, callback)
      let reads = 0
      const read = (): void => {
        reads++
        after(1, () => rightOfWay.behind.nextTurn(read))
      }
      const ask = (): void => {
        const answered = rightOfWay.ask()
        if (answeredAfter !== Number.POSITIVE_INFINITY) after(answeredAfter, answered)
        after(3, ask)
      }
      read()
      ask()
      await environment.advance(3_000)
      assert.ok(reads >= 1_000 && reads < 1_300, `${reads} of 3,000`)
    })
  }
})
