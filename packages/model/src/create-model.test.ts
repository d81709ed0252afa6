import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, burst, home, label, shown, stamp } from '../test/attached.ts'
import { ScriptedBouncer, welcome } from '../test/scripted-bouncer.ts'

let count = 0
function said(text: string, { who = 'bob', target = '#home', id = `m${++count}`, time = stamp(count) } = {}): string {
  return `@time=${time};msgid=${id};longwire/cursor=c${count} :${who}!u@h PRIVMSG ${target} :${text}`
}

suite('a model', () => {
  test('shows the networks that the bouncer tells of, and what they turn into', async () => {
    const { bouncer, bnc } = await attached()
    const network = bouncer.model.state.networks.get('n1')
    assert.deepEqual(
      [network?.name, network?.host, network?.port, network?.tls, network?.state, network?.currentNickname],
      ['Home', 'irc.example', 6697, true, 'connected', 'ada'],
    )
    assert.deepEqual(bouncer.model.state.link, { kind: 'online' })
    bnc.wire.send(
      'BOUNCER NETWORK n1 state=disconnected;error=Not\\strusted;longwire/error-code=tls-untrusted;longwire/certificate=ab12',
    )
    await bouncer.environment.settle()
    assert.deepEqual(bouncer.model.state.networks.get('n1')?.problem, {
      code: 'tls-untrusted',
      text: 'Not trusted',
      certificate: 'ab12',
    })
    bnc.wire.send('BOUNCER NETWORK n1 *')
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.networks.size, 0)
    assert.equal(bouncer.model.state.buffers.size, 0)
  })

  test('adds a network and tells its id, or why it was refused', async () => {
    const { bouncer, bnc } = await attached()
    const init = { name: 'New', host: 'irc.new', port: 6697, tls: true, nickname: 'ada', accountPassword: 'a;b c' }
    const adding = bouncer.model.actions.addNetwork(init)
    const asked = await bnc.wire.expect(/BOUNCER ADDNETWORK/)
    assert.match(asked, /name=New;host=irc.new;port=6697;tls=1;nickname=ada;longwire\/sasl-password=a\\:b\\sc/)
    bnc.wire.send(`@label=${label(asked)} BOUNCER ADDNETWORK n2`)
    assert.deepEqual(await adding, { ok: true, value: 'n2' })
    const refused = bouncer.model.actions.addNetwork(init)
    const again = await bnc.wire.expect(/BOUNCER ADDNETWORK/)
    bnc.wire.send(`@label=${label(again)} FAIL BOUNCER INVALID_ATTRIBUTE ADDNETWORK host :No such host`)
    assert.deepEqual(await refused, { ok: false, code: 'INVALID_ATTRIBUTE', text: 'No such host' })
  })

  test('makes a buffer of a channel with its topic and members, and one of a person who speaks', async () => {
    const { bouncer, net } = await attached()
    const channel = bouncer.model.state.buffers.get(home)
    assert.deepEqual(
      [channel?.kind, channel?.name, channel?.topic, channel?.joined, channel?.members],
      ['channel', '#home', 'Where we live', true, 3],
    )
    assert.deepEqual(shown(bouncer), [], 'the joins of the beginning are not news')
    net.wire.send(said('psst', { target: 'ada' }))
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.buffers.get('n1 bob')?.kind, 'query')
    assert.deepEqual(shown(bouncer, 'n1 bob'), ['psst'])
  })

  test('counts what came after the read position, and what called by name', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(said('hello'), said('hello ada!'), said('me too', { who: 'ada' }))
    await bouncer.environment.settle()
    const before = bouncer.model.state.buffers.get(home)
    assert.deepEqual([before?.unread, before?.mentions, before?.last?.text], [2, 1, 'me too'])
    bouncer.model.actions.markRead(home, Date.parse(stamp(count)))
    assert.equal(await net.wire.expect(/^MARKREAD/), `MARKREAD #home timestamp=${stamp(count)}`)
    assert.equal(bouncer.model.state.buffers.get(home)?.unread, 0)
  })

  test('never moves a read position backwards, and never names a time of which it knows no line (pitfall 38)', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(said('hello'))
    await bouncer.environment.settle()
    bouncer.model.actions.markRead(home, Date.parse(stamp(count)) + 60_000)
    assert.equal(await net.wire.expect(/^MARKREAD/), `MARKREAD #home timestamp=${stamp(count)}`)
    net.wire.send(':bnc MARKREAD #home timestamp=2026-11-22T09:00:00.000Z')
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.buffers.get(home)?.unread, 0)
  })

  test('a position that the bouncer does not take is told once, and not again and again', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(said('hello'))
    await bouncer.environment.settle()
    bouncer.model.actions.markRead(home, Date.parse(stamp(count)))
    await net.wire.expect(/^MARKREAD/)
    for (let again = 0; again < 3; again++) {
      net.wire.send(':bnc MARKREAD #home timestamp=2026-11-22T09:00:00.000Z')
      await bouncer.environment.settle()
    }
    net.wire.send(said('more'))
    await bouncer.environment.settle()
    bouncer.model.actions.markRead(home, Date.parse(stamp(count)))
    assert.equal(await net.wire.expect(/^MARKREAD/), `MARKREAD #home timestamp=${stamp(count)}`)
  })

  test('a position that was told into a connection that was going is told again', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(`@time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG #home :hello`)
    await bouncer.environment.settle()
    bouncer.model.actions.markRead(home, Date.parse(stamp(1)))
    await net.wire.expect(/^MARKREAD/)
    bouncer.cut()
    const again = await bouncer.stream('n1')
    burst(again)
    again.wire.send(':bnc RESUME END c1')
    assert.equal(await again.wire.expect(/^MARKREAD/), `MARKREAD #home timestamp=${stamp(1)}`)
  })

  test('shows an own message at once, and confirms it once by its echo', async () => {
    const { bouncer, net } = await attached()
    assert.deepEqual(await bouncer.model.actions.send(home, 'hi all'), { ok: true, value: undefined })
    assert.deepEqual(shown(bouncer), ['hi all (pending)'])
    const line = await net.wire.expect(/PRIVMSG/)
    assert.match(line, /\+longwire\/id=out-1/)
    net.wire.send(`@label=${label(line)};msgid=e1;time=${stamp(50)};+longwire/id=out-1 :ada!a@h PRIVMSG #home :hi all`)
    await bouncer.environment.advance(100)
    assert.deepEqual(shown(bouncer), ['hi all'])
    assert.equal(bouncer.model.timeline(home).lines[0]?.outboxId, 'out-1')
    net.wire.send(`@msgid=e1;time=${stamp(50)};+longwire/id=out-1 :ada!a@h PRIVMSG #home :hi all`)
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['hi all'])
  })

  test('confirms an own message by an echo that has lost its tag', async () => {
    const { bouncer, net } = await attached()
    await bouncer.model.actions.send(home, 'hi all')
    const line = await net.wire.expect(/PRIVMSG/)
    net.wire.send(`@label=${label(line)};msgid=e1;time=${stamp(50)} :ada!a@h PRIVMSG #home :hi all`)
    await bouncer.environment.advance(100)
    assert.deepEqual(shown(bouncer), ['hi all'])
  })

  test('says why a message was refused, and sends it again when a person wants', async () => {
    const { bouncer, net } = await attached()
    await bouncer.model.actions.send(home, 'hi all')
    const line = await net.wire.expect(/PRIVMSG/)
    net.wire.send(`@label=${label(line)} :bnc 404 ada #home :Cannot send to channel`)
    await bouncer.environment.advance(100)
    assert.deepEqual(bouncer.model.timeline(home).lines[0]?.delivery, {
      kind: 'failed',
      text: 'Cannot send to channel',
      code: 'ERR_CANNOTSENDTOCHAN',
    })
    await bouncer.model.actions.resend(home, 'out-1')
    assert.match(await net.wire.expect(/PRIVMSG/), /\+longwire\/id=out-1\S* PRIVMSG #home :hi all/)
    assert.deepEqual(shown(bouncer), ['hi all (pending)'])
  })

  test('sends what was written while offline when the link is back, and what was cut off again, with the same id', async () => {
    const { bouncer, net } = await attached()
    await bouncer.model.actions.send(home, 'cut off')
    await net.wire.expect(/PRIVMSG/)
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(1_000)
    assert.equal(bouncer.model.state.link.kind, 'offline')
    await bouncer.model.actions.send(home, 'written in the tunnel')
    assert.deepEqual(shown(bouncer), ['cut off (pending)', 'written in the tunnel (pending)'])
    bouncer.reachable = true
    bouncer.model.actions.reconnect()
    const again = await bouncer.stream('n1')
    assert.equal(again.attributes.resume, 'c0')
    burst(again)
    again.wire.send(':bnc RESUME END c9')
    await bouncer.environment.settle()
    assert.match(await again.wire.expect(/PRIVMSG/), /\+longwire\/id=out-1\S* PRIVMSG #home :cut off/)
    assert.match(await again.wire.expect(/PRIVMSG/), /\+longwire\/id=out-2\S* PRIVMSG #home :written in the tunnel/)
  })

  test('learns by a resume what was taken back while it was away', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(`@time=${stamp(1)};msgid=m1;longwire/cursor=c1 :bob!b@h PRIVMSG #home :secret words`)
    await bouncer.environment.settle()
    bouncer.cut()
    const again = await bouncer.stream('n1')
    burst(again)
    again.wire.send(
      'BATCH +r longwire/resume #home 1',
      `@batch=r;time=${stamp(2)};msgid=r1;longwire/cursor=c2 :bob!b@h REDACT #home m1 :a mistake`,
      'BATCH -r',
      ':bnc RESUME END c2',
    )
    await bouncer.environment.settle()
    const [line] = bouncer.model.timeline(home).lines
    assert.deepEqual([line?.text, line?.redacted], ['', { by: 'bob', reason: 'a mistake' }])
    assert.deepEqual([bouncer.model.timeline(home).gaps, bouncer.model.timeline(home).lines.length], [[], 1])
  })

  test('tells what waits from what is on its way', async () => {
    const { bouncer, bnc, net } = await attached()
    const { actions } = bouncer.model
    const deliveries = () => bouncer.model.timeline(home).lines.map(({ delivery }) => delivery)
    await actions.send(home, 'on its way')
    assert.deepEqual(deliveries(), [{ kind: 'pending', sending: true }])
    const line = await net.wire.expect(/PRIVMSG/)
    net.wire.send(`@label=${label(line)} FAIL PRIVMSG NETWORK_DISCONNECTED :The network is not there`)
    await bouncer.environment.settle()
    assert.deepEqual(deliveries(), [{ kind: 'pending' }], 'until the network is there')
    bnc.wire.send('BOUNCER NETWORK n1 state=disconnected', 'BOUNCER NETWORK n1 state=connected')
    await net.wire.expect(/PRIVMSG/)
    assert.deepEqual(deliveries(), [{ kind: 'pending', sending: true }])
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(1_000)
    await actions.send(home, 'written in the tunnel')
    assert.deepEqual(deliveries(), [{ kind: 'pending' }, { kind: 'pending' }])
  })

  test('confirms an own message by a resume that brings it (its echo was lost with the link)', async () => {
    const { bouncer, net } = await attached()
    await bouncer.model.actions.send(home, 'cut off')
    await net.wire.expect(/PRIVMSG/)
    bouncer.cut()
    const again = await bouncer.stream('n1')
    burst(again)
    again.wire.send(
      'BATCH +r longwire/resume #home 1',
      `@batch=r;msgid=e1;time=${stamp(50)};+longwire/id=out-1;longwire/cursor=c5 :ada!a@h PRIVMSG #home :cut off`,
      'BATCH -r',
      ':bnc RESUME END c5',
    )
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['cut off'])
    assert.deepEqual(again.wire.received, [])
  })

  test('resumes where it was, with a gap where not all of it was told, and fills the gap (pitfall 36)', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(said('one', { id: 'h1' }))
    await bouncer.environment.settle()
    const cursor = `c${count}`
    bouncer.cut()
    const again = await bouncer.stream('n1')
    assert.equal(again.attributes.resume, cursor)
    burst(again)
    again.wire.send(
      'BATCH +r longwire/resume #home 3',
      `@batch=r;msgid=h4;time=${stamp(56)};longwire/cursor=c96 :bob!u@h PRIVMSG #home :four`,
      'BATCH -r',
      ':bnc RESUME END c96',
      `@msgid=h5;time=${stamp(57)};longwire/cursor=c97 :bob!u@h PRIVMSG #home :five`,
    )
    await bouncer.environment.settle()
    assert.deepEqual(shown(bouncer), ['one', 'four', 'five'])
    assert.deepEqual(bouncer.model.timeline(home).gaps, [{ afterLine: 'h1', beforeLine: 'h4', loading: false }])
    const filling = bouncer.model.actions.loadGap(home, 'h4')
    const asked = await again.wire.expect(/CHATHISTORY/)
    assert.match(asked, /CHATHISTORY BETWEEN #home msgid=h4 msgid=h1 100/)
    assert.deepEqual(bouncer.model.timeline(home).gaps, [{ afterLine: 'h1', beforeLine: 'h4', loading: true }])
    again.wire.send(
      `@label=${label(asked)} BATCH +h chathistory #home`,
      `@batch=h;msgid=h2;time=${stamp(54)} :bob!u@h PRIVMSG #home :two`,
      `@batch=h;msgid=h3;time=${stamp(55)} :bob!u@h PRIVMSG #home :three`,
      'BATCH -h',
    )
    const more = await again.wire.expect(/CHATHISTORY/)
    assert.match(more, /CHATHISTORY BETWEEN #home msgid=h2 msgid=h1 100/)
    again.wire.send(`@label=${label(more)} BATCH +i chathistory #home`, 'BATCH -i')
    await filling
    assert.deepEqual(shown(bouncer), ['one', 'two', 'three', 'four', 'five'])
    assert.deepEqual(bouncer.model.timeline(home).gaps, [])
  })

  test('fills a gap from its older side for who reads on from there, past reactions and to its end', async () => {
    const { bouncer, net } = await attached()
    net.wire.send(said('one', { id: 'h1' }))
    await bouncer.environment.settle()
    bouncer.cut()
    const again = await bouncer.stream('n1')
    burst(again)
    again.wire.send(
      'BATCH +r longwire/resume #home 4',
      `@batch=r;msgid=h4;time=${stamp(56)};longwire/cursor=c96 :bob!u@h PRIVMSG #home :four`,
      'BATCH -r',
      ':bnc RESUME END c96',
    )
    await bouncer.environment.settle()
    const filling = bouncer.model.actions.loadGap(home, 'h4', 'older')
    const page = async (bounds: string, ...lines: readonly string[]) => {
      const asked = await again.wire.expect(/CHATHISTORY/)
      assert.ok(asked.endsWith(`CHATHISTORY BETWEEN #home ${bounds} 100`), asked)
      const batch = lines.map((line) => `@batch=h;${line}`)
      again.wire.send(`@label=${label(asked)} BATCH +h chathistory #home`, ...batch, 'BATCH -h')
    }
    const at = (seconds: number, id: string): string => `msgid=${id};time=${stamp(seconds)}`
    await page('msgid=h1 msgid=h4', `${at(53, 'r1')};+draft/react=!;+reply=h1 :bob!u@h TAGMSG #home`)
    await page('msgid=r1 msgid=h4', `${at(54, 'h2')} :bob!u@h PRIVMSG #home :two`)
    await page('msgid=h2 msgid=h4', `${at(55, 'h3')} :bob!u@h PRIVMSG #home :three`)
    await page('msgid=h3 msgid=h4')
    assert.deepEqual(await filling, { ok: true, value: undefined })
    assert.deepEqual(shown(bouncer), ['one', 'two', 'three', 'four'])
    assert.deepEqual(bouncer.model.timeline(home).gaps, [])
  })

  test('loads the newest lines of a buffer when it is opened, and older ones on demand, until there are none', async () => {
    const { bouncer, net } = await attached()
    const opening = bouncer.model.actions.open(home)
    const asked = await net.wire.expect(/CHATHISTORY/)
    assert.match(asked, /CHATHISTORY LATEST #home \* 100/)
    net.wire.send(
      `@label=${label(asked)} BATCH +h chathistory #home`,
      `@batch=h;msgid=h2;time=${stamp(2)} :bob!u@h PRIVMSG #home :two`,
      'BATCH -h',
    )
    assert.deepEqual(await opening, { ok: true, value: undefined })
    assert.equal(bouncer.model.timeline(home).older, 'unknown')
    const older = bouncer.model.actions.loadOlder(home)
    const before = await net.wire.expect(/CHATHISTORY/)
    assert.match(before, /CHATHISTORY BEFORE #home msgid=h2 100/)
    assert.equal(bouncer.model.timeline(home).older, 'loading')
    net.wire.send(`@label=${label(before)} BATCH +i chathistory #home`, 'BATCH -i')
    await older
    assert.equal(bouncer.model.timeline(home).older, 'end')
    assert.equal(net.wire.received.filter((line) => line.includes('CHATHISTORY')).length, 2)
  })

  test('joins a channel, and tells a refusal with what to do', async () => {
    const { bouncer, net } = await attached()
    const joining = bouncer.model.actions.join('n1', '#Den', 'key')
    const asked = await net.wire.expect(/JOIN/)
    assert.match(asked, /JOIN #Den key$/)
    net.wire.send(`@label=${label(asked)};longwire/cursor=c1 :ada!a@h JOIN #Den`)
    assert.deepEqual(await joining, { ok: true, value: 'n1 #den' })
    assert.equal(bouncer.model.state.buffers.get('n1 #den')?.name, '#Den')
    const refused = bouncer.model.actions.join('n1', '#shut')
    const again = await net.wire.expect(/JOIN/)
    net.wire.send(`@label=${label(again)} :bnc 473 ada #shut :Cannot join channel (+i)`)
    const outcome = await refused
    assert.ok(!outcome.ok && outcome.code === 'ERR_INVITEONLYCHAN')
    assert.match(outcome.text, /^#shut takes only people who were invited\./)
  })

  test('joins a channel on a network that is connected, and whose stream is only about to be there', async () => {
    const bouncer = new ScriptedBouncer()
    const bnc = await bouncer.stream()
    welcome(bnc)
    bnc.wire.send(
      'BATCH +b soju.im/bouncer-networks',
      '@batch=b BOUNCER NETWORK n1 name=Home;state=connected',
      'BATCH -b',
    )
    await bouncer.environment.settle()
    assert.equal(bouncer.model.state.networks.get('n1')?.state, 'connected')
    const joining = bouncer.model.actions.join('n1', '#den')
    const net = await bouncer.stream('n1')
    welcome(net)
    net.wire.send(':bnc RESUME END c0')
    const line = await net.wire.expect(/JOIN #den/)
    net.wire.send(`@label=${label(line)} :ada!a@h JOIN #den`, ':bnc 353 ada = #den :ada', ':bnc 366 ada #den :End')
    await bouncer.environment.settle()
    assert.deepEqual(await joining, { ok: true, value: 'n1 #den' })
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(60_000)
    const offline = await bouncer.model.actions.join('n1', '#den')
    assert.equal(offline.ok ? undefined : offline.code, 'offline', 'at once, where the link is known to be gone')
  })

  test('is logged out when the login is revoked, and does not come back by itself', async () => {
    const { bouncer } = await attached()
    bouncer.revoke()
    await bouncer.environment.settle()
    assert.deepEqual(bouncer.model.state.link, { kind: 'logged-out' })
    await bouncer.environment.advance(3_600_000)
    assert.deepEqual(bouncer.model.state.link, { kind: 'logged-out' })
  })

  test('goes on trying for as long as the link is down, and at once when asked to', async () => {
    const { bouncer } = await attached()
    bouncer.reachable = false
    bouncer.cut()
    await bouncer.environment.advance(600_000)
    const { link } = bouncer.model.state
    assert.equal(link.kind, 'offline')
    assert.ok(link.kind === 'offline' && (link.retryAt ?? 0) > bouncer.environment.now())
    bouncer.reachable = true
    bouncer.model.actions.reconnect()
    await bouncer.stream('n1')
    assert.equal(bouncer.model.state.link.kind, 'online')
  })

  test('leaves no timer behind when it is closed', async () => {
    const { bouncer } = await attached()
    bouncer.model.close()
    await bouncer.environment.advance(60_000)
    assert.equal(bouncer.environment.timers, 0)
  })
})
