import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createIrcClient, createWebSocketOpener } from '@longwire/connection'
import { systemEnvironment } from '@longwire/connection/node'
import { plain } from '@longwire/irc/sasl/plain'
import { createDirectModel, type Model, type SubscriptionKey } from '@longwire/model'
import { type ErgoServer, RawClient, skipUnless, startErgo } from '@longwire/peers'
import { FaultyProxy } from '@longwire/testing'

const skip = await skipUnless('ergo')
const password = 'correct-horse'
const key = 'e #home'

/** The model of a screen that is on Ergo's WebSocket by itself, logged in as ada. */
class DirectScreen implements Disposable {
  readonly model: Model

  constructor(url: string) {
    const environment = systemEnvironment()
    const client = createIrcClient({
      opener: createWebSocketOpener({ environment }),
      targets: [{ url }],
      session: { nickname: 'ada', channels: [{ name: '#home' }] },
      secrets: { mechanisms: [plain({ username: 'ada', password })] },
      environment,
      backoff: { first: 100 },
    })
    const { hostname, port } = new URL(url)
    const network = { id: 'e', name: 'Ergo', host: hostname, port: Number(port), tls: false, nickname: 'ada', client }
    this.model = createDirectModel({ environment, newId: () => crypto.randomUUID(), networks: [network] })
  }

  /** Resolves when this holds; it is looked at whenever one of these parts changes. */
  async until(keys: readonly SubscriptionKey[], holds: (model: Model) => boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const look = (): void => {
      if (holds(this.model)) resolve()
    }
    const ends = keys.map((one) => this.model.subscribe(one, look))
    look()
    await promise
    for (const end of ends) end()
  }

  current(): Promise<void> {
    return this.until(['buffers', 'network e', `buffer ${key}`], ({ state }) => {
      return state.networks.get('e')?.current === true && state.buffers.get(key)?.joined === true
    })
  }

  said(buffer: string): readonly string[] {
    const spoken = this.model.timeline(buffer).lines.filter(({ kind }) => kind === 'privmsg')
    return spoken.map(({ sender, text, delivery }) => {
      return `${sender}: ${text}${delivery.kind === 'confirmed' ? '' : ` (${delivery.kind})`}`
    })
  }

  hears(buffer: string, ...texts: readonly string[]): Promise<void> {
    return this.until(['buffers', `timeline ${buffer}`], () => texts.every((text) => this.said(buffer).includes(text)))
  }

  [Symbol.dispose](): void {
    this.model.close()
  }
}

async function says(client: RawClient, ...lines: readonly string[]): Promise<void> {
  client.send(...lines, `PING ${lines.length}`)
  await client.waitFor(new RegExp(` PONG .*${lines.length}`))
}

/** Ergo keeps what is said to somebody who is not there only for those who want to be always on. */
async function startHome(): Promise<{ readonly ergo: ErgoServer; readonly bob: RawClient }> {
  const ergo = await startErgo({ accounts: { ada: password } })
  const bob = await RawClient.register({ port: ergo.port }, 'bob')
  await says(bob, 'JOIN #home', 'PRIVMSG #home :one', 'PRIVMSG #home :two')
  return { ergo, bob }
}

test('straight on a network, what was said before and during a break is there once, also by somebody new', {
  skip,
}, async () => {
  const { ergo, bob } = await startHome()
  await using _ergo = ergo
  await using _bob = bob
  await using proxy = await FaultyProxy.start({ port: Number(new URL(ergo.webSocketUrl).port) })
  using screen = new DirectScreen(`ws://127.0.0.1:${proxy.port}/`)
  const { actions, state } = screen.model
  await screen.current()
  await actions.open(key)
  assert.deepEqual(screen.said(key), ['bob: one', 'bob: two'])
  assert.equal(screen.model.timeline(key).older, 'end')

  assert.deepEqual(await actions.send(key, '/msg NickServ set always-on true'), { ok: true, value: undefined })
  await screen.until(['buffers', 'timeline e nickserv'], (model) =>
    model.timeline('e nickserv').lines.some(({ own, text }) => !own && text.includes('always-on')),
  )
  await actions.send(key, 'three')
  await screen.hears(key, 'ada: three')
  await says(bob, 'PRIVMSG ada :psst')
  await screen.hears('e bob', 'bob: psst')
  await screen.until(['buffer e bob'], () => state.buffers.get('e bob')?.presence === 'online')

  proxy.cut()
  await screen.until(['network e'], () => state.networks.get('e')?.current !== true)
  await says(bob, 'PRIVMSG #home :four', 'PRIVMSG #home :five', 'PRIVMSG ada :psst again')
  await using carol = await RawClient.register({ port: ergo.port }, 'carol')
  await says(carol, 'PRIVMSG ada :we have not met')

  await screen.hears(key, 'bob: five')
  await screen.hears('e bob', 'bob: psst again')
  await screen.hears('e carol', 'carol: we have not met')
  assert.deepEqual(screen.said(key), ['bob: one', 'bob: two', 'ada: three', 'bob: four', 'bob: five'])
  assert.deepEqual(screen.said('e bob'), ['bob: psst', 'bob: psst again'])
  assert.deepEqual(screen.model.timeline(key).gaps, [])
  await screen.until(['buffer e carol'], () => state.buffers.get('e carol')?.unread === 1)
})

test('straight on a network, what it refuses is marked and sent again, and another device hears and has read the same', {
  skip,
}, async () => {
  const { ergo, bob } = await startHome()
  await using _ergo = ergo
  await using _bob = bob
  using phone = new DirectScreen(ergo.webSocketUrl)
  await phone.current()
  await says(bob, 'MODE #home +m')
  await phone.model.actions.send(key, 'am I heard?')
  await phone.hears(key, 'ada: am I heard? (failed)')
  await says(bob, 'MODE #home -m')
  const refused = phone.model.timeline(key).lines.find(({ delivery }) => delivery.kind === 'failed')
  assert.ok(refused)
  assert.deepEqual(await phone.model.actions.resend(key, refused.id), { ok: true, value: undefined })
  await phone.hears(key, 'ada: am I heard?')

  using desk = new DirectScreen(ergo.webSocketUrl)
  await desk.current()
  await desk.model.actions.open(key)
  await desk.model.actions.send(key, 'from the desk')
  await phone.hears(key, 'ada: from the desk')
  await says(bob, 'PRIVMSG #home :ada: hello')
  await phone.hears(key, 'bob: ada: hello')
  await desk.hears(key, 'bob: ada: hello')
  assert.deepEqual(desk.said(key).slice(-3), phone.said(key).slice(-3))
  phone.model.actions.markRead(key, Number.MAX_SAFE_INTEGER)
  await desk.until([`buffer ${key}`], ({ state }) => state.buffers.get(key)?.unread === 0)
})
