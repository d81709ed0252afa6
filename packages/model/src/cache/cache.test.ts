import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, burst, home, shown, stamp } from '../../test/attached.ts'
import { MemoryCache } from '../../test/memory-cache.ts'
import { ScriptedBouncer, welcome } from '../../test/scripted-bouncer.ts'

const said = (text: string, n: number, target = '#home') =>
  `@time=${stamp(n)};msgid=m${n};longwire/cursor=c${n} :bob!b@h PRIVMSG ${target} :${text}`

suite('the cache', () => {
  test('shows conversations before there is a network, and goes on where it was', async () => {
    const cache = new MemoryCache()
    const first = await attached([], cache)
    first.net.wire.send(said('one', 1), said('two', 2))
    await first.bouncer.environment.settle()
    await first.bouncer.model.actions.send(home, 'not sent yet')
    first.bouncer.model.actions.setDraft(home, 'half a')
    await first.bouncer.model.flush()
    first.bouncer.model.close()

    const bouncer = new ScriptedBouncer(cache)
    bouncer.reachable = false
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.networks.get('n1')?.name, 'Home')
    const view = bouncer.model.state.buffers.get(home)
    assert.deepEqual(
      [view?.topic, view?.joined, view?.unread, view?.last?.text, view?.draft],
      ['Where we live', true, 2, 'two', 'half a'],
    )
    assert.deepEqual(shown(bouncer), ['one', 'two', 'not sent yet (pending)'])
    assert.equal(bouncer.model.timeline(home).older, 'unknown')

    bouncer.reachable = true
    bouncer.model.actions.reconnect()
    const net = await bouncer.stream('n1')
    assert.equal(net.attributes.resume, 'c2')
    burst(net)
    net.wire.send(':bnc RESUME END c2')
    await bouncer.environment.settle()
    assert.match(await net.wire.expect(/PRIVMSG/), /\+longwire\/id=out-1\S* PRIVMSG #home :not sent yet/)
    assert.deepEqual(bouncer.model.timeline(home).gaps, [])
  })

  test('never keeps a cursor that is newer than the lines', async () => {
    const cache = new MemoryCache()
    const { bouncer, net } = await attached([], cache)
    for (let n = 1; n <= 20; n++) {
      net.wire.send(said(`line ${n}`, n, n % 3 === 0 ? '#home' : 'ada'))
      await bouncer.environment.advance(300)
      const cursor = Number(cache.kept?.networks[0]?.cursor?.slice(1) ?? 0)
      const ids = new Set(cache.kept?.buffers.flatMap(({ lines }) => lines.map(({ id }) => id)))
      for (let known = 1; known <= cursor; known++) assert.ok(ids.has(`m${known}`), `m${known} with c${cursor}`)
    }
    assert.ok(cache.saves > 1 && cache.saves < 20, 'changes are written together')
  })

  test('what is said after a while is kept at once, and does not wait for more', async () => {
    const cache = new MemoryCache()
    const { bouncer } = await attached([], cache)
    await bouncer.environment.advance(5_000)
    await bouncer.model.actions.send(home, 'before the tunnel')
    await bouncer.environment.advance(0)
    assert.ok(JSON.stringify(cache.kept?.networks).includes('before the tunnel'))
  })

  test('is handed at once what the page has when it goes, though the last write has not ended', async () => {
    const cache = new MemoryCache()
    const { bouncer } = await attached([], cache)
    const disk = Promise.withResolvers<void>()
    const save = cache.save.bind(cache)
    cache.save = async (change) => {
      await save(change)
      await disk.promise
    }
    bouncer.model.actions.setDraft(home, 'half')
    const first = bouncer.model.flush()
    await bouncer.environment.settle()
    bouncer.model.actions.setDraft(home, 'half a thought')
    const second = bouncer.model.flush()
    await bouncer.environment.settle()
    assert.ok(JSON.stringify(cache.kept).includes('half a thought'))
    disk.resolve()
    await Promise.all([first, second])
  })

  test('writes again what could not be written', async () => {
    const cache = new MemoryCache()
    const { bouncer, net } = await attached([], cache)
    cache.failing = true
    net.wire.send(said('one', 1))
    await bouncer.environment.advance(2_000)
    cache.failing = false
    net.wire.send(said('psst', 2, 'ada'))
    await bouncer.environment.advance(2_000)
    assert.deepEqual(
      cache.kept?.buffers.map(({ lines }) => lines.length),
      [1, 1],
    )
  })

  test('keeps the newest 200 lines of a buffer, with a hole before them', async () => {
    const cache = new MemoryCache()
    const { bouncer, net } = await attached([], cache)
    void bouncer.model.actions.open(home)
    for (let n = 1; n <= 250; n++) net.wire.send(said(`line ${n}`, n))
    await bouncer.environment.settle()
    assert.equal(bouncer.model.timeline(home).lines.length, 250)
    await bouncer.model.flush()
    const kept = cache.kept?.buffers.find(({ key }) => key === home)
    assert.equal(kept?.lines.length, 200)
    assert.deepEqual(kept?.holes, [kept?.lines[0]?.id])
  })

  test('holds no password: not in drafts, not in what waits, not in what was said (pitfall 13)', async () => {
    const cache = new MemoryCache()
    const { bouncer, net } = await attached([], cache)
    bouncer.model.actions.setDraft(home, '/oper ada hunter2')
    await bouncer.model.actions.send(home, '/ns identify hunter2')
    net.wire.send(`@msgid=x;time=${stamp(1)};longwire/cursor=c1 :ada!a@h PRIVMSG NickServ :identify hunter2`)
    await bouncer.environment.settle()
    await bouncer.model.flush()
    assert.ok(!JSON.stringify(cache.kept).includes('hunter2'))
    assert.ok(JSON.stringify(cache.kept).includes('NickServ'))
  })

  test('is wiped when the login is revoked, and when it ends', async () => {
    const cache = new MemoryCache()
    const { bouncer } = await attached([], cache)
    await bouncer.model.flush()
    assert.notEqual(cache.kept, undefined)
    bouncer.revoke()
    await bouncer.environment.advance(5_000)
    assert.equal(cache.kept, undefined)
    const other = await attached([], cache)
    await other.bouncer.model.flush()
    await other.bouncer.model.forget()
    await other.bouncer.environment.advance(5_000)
    assert.equal(cache.kept, undefined)
  })

  test('forgets a network that is gone when it is told of all of them', async () => {
    const cache = new MemoryCache()
    const first = await attached([], cache)
    await first.bouncer.model.flush()
    first.bouncer.model.close()
    const bouncer = new ScriptedBouncer(cache)
    const bnc = await bouncer.stream()
    welcome(bnc)
    bnc.wire.send('BATCH +b soju.im/bouncer-networks', 'BATCH -b')
    await bouncer.environment.advance(2_000)
    assert.equal(bouncer.model.state.networks.size, 0)
    assert.deepEqual([cache.kept?.networks.length, cache.kept?.buffers.length], [0, 0])
  })

  test('of another version is not looked at', async () => {
    const cache = new MemoryCache()
    const first = await attached([], cache)
    await first.bouncer.model.flush()
    first.bouncer.model.close()
    cache.kept = { ...cache.kept!, version: 999 }
    const bouncer = new ScriptedBouncer(cache)
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.networks.size, 0)
  })
})
