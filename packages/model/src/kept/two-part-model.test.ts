import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, burst, home, shown, stamp } from '../../test/attached.ts'
import { MemoryCache } from '../../test/memory-cache.ts'
import { ScriptedBouncer } from '../../test/scripted-bouncer.ts'
import { createModel, type ModelOptions } from '../create-model.ts'
import { createTwoPartModel, type LivePart } from './create-two-part-model.ts'

const said = (text: string, n: number, from = 'bob') =>
  `@time=${stamp(n)};msgid=m${n};longwire/cursor=c${n} :${from}!b@h PRIVMSG #home :${text}`

/** A cache with what a screen kept: three lines, one of them of somebody who is ignored, one unsent, and a draft. */
async function kept(): Promise<MemoryCache> {
  const cache = new MemoryCache()
  const { bouncer, net } = await attached([], cache)
  await bouncer.model.actions.putIgnore({ mask: 'eve!*@*', levels: ['all'] })
  net.wire.send(said('one', 1), said('buy this', 2, 'eve'), said('two', 3))
  await bouncer.environment.settle()
  await bouncer.model.actions.send(home, 'not sent yet')
  bouncer.model.actions.setDraft(home, 'half a')
  await bouncer.model.flush()
  bouncer.model.close()
  return cache
}

/** A screen whose live part comes when the test says so. */
class Slow {
  readonly bouncer: ScriptedBouncer
  /** How often the live part was asked for. */
  asked = 0
  #answer = Promise.withResolvers<void>()
  #options: ModelOptions | undefined

  constructor(cache: MemoryCache) {
    this.bouncer = new ScriptedBouncer(cache, (options) => {
      this.#options = options
      return createTwoPartModel({ cache, loadLivePart: () => this.#load() })
    })
  }

  /** The live part is there. */
  async arrive(): Promise<void> {
    this.#answer.resolve()
    await this.bouncer.environment.settle()
  }

  /** It cannot be fetched; the next attempt may be another thing. */
  async fail(): Promise<void> {
    this.#answer.reject(new Error('no network'))
    this.#answer = Promise.withResolvers()
    await this.bouncer.environment.settle()
  }

  async #load(): Promise<LivePart> {
    this.asked++
    await this.#answer.promise
    return (beginning) => createModel(this.#options as ModelOptions, beginning)
  }
}

suite('a model in two parts', () => {
  test('shows what was kept before its live part is there', async () => {
    const { bouncer } = new Slow(await kept())
    await bouncer.environment.settle()
    const { model } = bouncer
    assert.equal(model.state.networks.get('n1')?.name, 'Home')
    const view = model.state.buffers.get(home)
    assert.deepEqual(
      [view?.topic, view?.joined, view?.unread, view?.last?.text, view?.draft],
      ['Where we live', true, 2, 'two', 'half a'],
    )
    assert.deepEqual(shown(bouncer), ['one', 'buy this', 'two', 'not sent yet (pending)'])
    assert.equal(model.timeline(home).older, 'unknown')
    assert.equal(model.timeline(home), model.timeline(home))
    assert.deepEqual(
      model
        .timeline(home)
        .lines.filter((line) => model.hides(home, line))
        .map(({ text }) => text),
      ['buy this'],
      'who is ignored is not heard for a moment',
    )
  })

  test('shows the same when its live part has come, and goes on from where it was', async () => {
    const slow = new Slow(await kept())
    const { bouncer } = slow
    bouncer.reachable = false
    await bouncer.environment.settle()
    void bouncer.model.actions.open(home)
    const before = {
      network: bouncer.model.state.networks.get('n1'),
      buffers: new Map(bouncer.model.state.buffers),
      timeline: bouncer.model.timeline(home),
    }
    assert.equal(
      before.timeline.readUpTo,
      Date.parse('2026-11-22T09:00:00.000Z'),
      'the unread line has its place at once',
    )
    await slow.arrive()
    assert.deepEqual(bouncer.model.state.networks.get('n1'), before.network)
    // The same objects: no row is drawn again.
    assert.deepEqual(
      [...bouncer.model.state.buffers.values()].filter((view) => before.buffers.get(view.key) !== view),
      [],
    )
    assert.deepEqual(bouncer.model.timeline(home), before.timeline)
    for (const line of bouncer.model.timeline(home).lines) {
      assert.equal(bouncer.model.hides(home, line), line.text === 'buy this')
    }

    bouncer.reachable = true
    bouncer.model.actions.reconnect()
    const net = await bouncer.stream('n1')
    assert.equal(net.attributes.resume, 'c3')
    burst(net)
    net.wire.send(':bnc RESUME END c3')
    await bouncer.environment.settle()
    assert.match(await net.wire.expect(/PRIVMSG/), /#home :not sent yet/)
  })

  test('does then what a person did meanwhile, in its order', async () => {
    const slow = new Slow(await kept())
    const { bouncer } = slow
    bouncer.reachable = false
    await bouncer.environment.settle()
    const { actions } = bouncer.model
    const conversation = actions.converse('n1', 'carol')
    const sent = actions.send('n1 carol', 'hello')
    actions.setDraft(home, 'half a line')
    const typed = bouncer.model.complete(home, '/to', 3)
    await slow.arrive()
    assert.deepEqual(await conversation, { ok: true, value: 'n1 carol' })
    assert.equal((await sent).ok, true)
    assert.deepEqual(shown(bouncer, 'n1 carol'), ['hello (pending)'])
    assert.equal(bouncer.model.state.buffers.get(home)?.draft, 'half a line')
    assert.ok((await typed)?.candidates.some(({ label }) => label.startsWith('/topic')))
    // Who held the actions from before has the same ones.
    assert.deepEqual(await actions.converse('n1', 'carol'), { ok: true, value: 'n1 carol' })
  })

  test('says that its live part cannot be had, and asks for it again', async () => {
    const slow = new Slow(await kept())
    const { bouncer } = slow
    await bouncer.environment.settle()
    const sent = bouncer.model.actions.send(home, 'hello')
    bouncer.model.actions.reconnect()
    assert.equal(slow.asked, 1, 'it is on its way already')
    await slow.fail()
    assert.deepEqual(await sent, {
      ok: false,
      code: 'not-loaded',
      text: 'A part of the app could not be loaded. Try again when you are online.',
    })
    assert.equal(bouncer.model.state.link.kind, 'offline')
    assert.deepEqual(shown(bouncer).length, 4, 'what was kept is still there')
    bouncer.model.actions.reconnect()
    assert.deepEqual(bouncer.model.state.link, { kind: 'connecting' })
    await slow.arrive()
    await bouncer.stream('n1')
    assert.equal(slow.asked, 2)
  })

  test('is not made live when it was closed before, and what was kept is wiped by forgetting', async () => {
    const cache = await kept()
    const slow = new Slow(cache)
    await slow.bouncer.environment.settle()
    const sent = slow.bouncer.model.actions.send(home, 'hello')
    await slow.bouncer.model.forget()
    assert.equal((await sent).ok, false)
    assert.equal(cache.kept, undefined)
    await slow.arrive()
    await slow.bouncer.environment.advance(60_000)
    assert.equal(slow.bouncer.model.state.link.kind, 'connecting')
  })

  test('keeps what is written before its live part is there, for a page that comes after this one', async () => {
    const cache = await kept()
    const slow = new Slow(cache)
    const { bouncer } = slow
    bouncer.reachable = false
    await bouncer.environment.settle()
    const { model } = bouncer
    const draftKept = () => cache.kept?.buffers.find(({ key }) => key === home)?.draft
    model.actions.setDraft(home, 'a thought')
    assert.equal(
      model.state.buffers.get(home)?.draft,
      'a thought',
      'who leaves the conversation and comes back finds it',
    )
    const sent = model.actions.send(home, 'said early')
    await model.flush()
    assert.equal(draftKept(), 'said early\na thought', 'what was not sent is a draft again')
    model.actions.setDraft(home, '/msg nickserv identify hunter2')
    await model.flush()
    assert.equal(draftKept(), 'said early', 'passwords are not kept')

    model.actions.setDraft(home, 'a second thought')
    await slow.fail()
    assert.equal((await sent).ok, false)
    assert.equal(draftKept(), 'said early\na second thought', 'where it cannot be had it is kept without being asked')
    await model.flush()
    assert.equal(draftKept(), 'a second thought', 'what could not be sent went back to who wrote it')
    model.actions.reconnect()
    await slow.arrive()
    assert.equal(model.state.buffers.get(home)?.draft, 'a second thought')
    assert.equal(cache.kept?.buffers.find(({ key }) => key === home)?.lines.length, 3, 'and nothing else was lost')
  })
})
