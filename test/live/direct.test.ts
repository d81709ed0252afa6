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

// Source: docs/decisions/renamed-people.md
test('straight on a network, who is called otherwise is followed, too', { skip }, async () => {
  const { ergo, bob } = await startHome()
  await using _ergo = ergo
  await using _bob = bob
  using screen = new DirectScreen(ergo.webSocketUrl)
  await screen.current()
  await says(bob, 'PRIVMSG ada :psst')
  await screen.hears('e bob', 'bob: psst')
  const renamed = screen.until(['timeline e bob'], (model) => model.timeline('e bob').lines.at(-1)?.kind === 'nick')
  await says(bob, 'NICK robert')
  await renamed
  await says(bob, 'NICK rob')
  await screen.until(['timeline e bob'], (model) => model.timeline('e bob').lines.at(-1)?.text === 'rob')
  const said = await screen.model.actions.send('e bob', 'who are you?')
  assert.deepEqual(said, { ok: true, value: { kind: 'show', buffer: 'e rob' } })
  await bob.waitFor(/PRIVMSG rob :who are you\?/)
})

/** How much is missed: more than one answer of a network brings. */
const MANY = 350

test('straight on a network, what was missed is a gap until somebody fills it, and history is a window open at both ends', {
  skip,
}, async () => {
  const { ergo, bob } = await startHome()
  await using _ergo = ergo
  await using _bob = bob
  const texts = (from: number, to: number): readonly string[] =>
    Array.from({ length: to - from }, (_, index) => `line ${from + index}`)
  const say = (from: number, to: number): Promise<void> =>
    says(bob, ...texts(from, to).map((text) => `PRIVMSG #home :${text}`))
  await using proxy = await FaultyProxy.start({ port: Number(new URL(ergo.webSocketUrl).port) })
  using screen = new DirectScreen(`ws://127.0.0.1:${proxy.port}/`)
  const { model } = screen
  await screen.current()
  assert.equal((await model.actions.join('e', '#more')).ok, true)
  assert.equal(model.state.buffers.get('e #more')?.joined, true)
  await model.actions.open(key)
  await say(0, 10)
  await screen.hears(key, 'bob: line 9')

  proxy.cut()
  await screen.until(['network e'], ({ state }) => state.networks.get('e')?.current !== true)
  await say(10, MANY)
  await screen.hears(key, `bob: line ${MANY - 1}`)
  const shown = (): readonly string[] => screen.said(key).map((line) => line.replace('bob: ', ''))
  assert.equal(model.timeline(key).gaps.length, 1, 'the hole is known')
  const [first, second] = ['older', 'newer'] as const
  for (let page = 0; model.timeline(key).gaps.length > 0; page++) {
    const [gap] = model.timeline(key).gaps
    const side = page % 2 === 0 ? first : second
    assert.deepEqual(await model.actions.loadGap(key, gap?.beforeLine ?? '', side), { ok: true, value: undefined })
    assert.ok(page < 2 * MANY)
  }
  assert.deepEqual(shown(), ['one', 'two', ...texts(0, MANY)], 'no duplicate and no hole')

  // Somebody who comes anew goes to the middle first, and on to both ends.
  const middle = model.timeline(key).lines.find(({ text }) => text === `line ${MANY / 2}`)
  assert.ok(middle)
  using other = new DirectScreen(ergo.webSocketUrl)
  await other.current()
  const jumped = await other.model.actions.jump(key, { time: middle.time })
  assert.equal(jumped.ok, true)
  const whole = (): boolean => {
    const { gaps, older, newer } = other.model.timeline(key)
    return gaps.length === 0 && older === 'end' && newer === 'end'
  }
  assert.ok(!whole() && other.said(key).length > 0)
  for (let page = 0; !whole(); page++) {
    const { gaps, older } = other.model.timeline(key)
    const { actions } = other.model
    const [gap] = gaps
    if (gap !== undefined) await actions.loadGap(key, gap.beforeLine, page % 2 === 0 ? 'older' : 'newer')
    else if (older === 'unknown') await actions.loadOlder(key)
    else await actions.loadLatest(key)
    assert.ok(page < 2 * MANY)
  }
  assert.deepEqual(other.said(key), screen.said(key))
})
