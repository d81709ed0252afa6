import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Attached, attached, home, label } from '../../test/attached.ts'

const ack = (line: string): string => `@label=${label(line)} ACK`
const view = ({ bouncer }: Attached) => bouncer.model.channel(home)

suite('a channel', () => {
  test('is read with its topic, modes and own rank', async () => {
    const now = await attached()
    const { actions } = now.bouncer.model
    assert.equal(view(now)?.modesKnown, false)
    let told = 0
    now.bouncer.model.subscribe(`channel ${home}`, () => told++)
    const loading = actions.loadChannel(home)
    const asked = await now.net.wire.expect(/MODE #home$/)
    now.net.wire.send(`@label=${label(asked)} :bnc 324 ada #home +ntk sesame`, ':bob!b@h MODE #home +o ada')
    assert.deepEqual(await loading, { ok: true, value: undefined })
    await now.bouncer.environment.settle()
    const set = view(now)?.modes.flatMap((mode) => (mode.set ? [[mode.mode, mode.parameter]] : []))
    assert.deepEqual(set, [
      ['k', 'sesame'],
      ['n', ''],
      ['t', ''],
    ])
    assert.deepEqual(
      [view(now)?.topic?.text, view(now)?.prefixes, view(now)?.mayModerate],
      ['Where we live', '@', true],
    )
    assert.ok(told > 0)
  })

  test('has lists that are asked for and kept up', async () => {
    const now = await attached()
    const bans = () => view(now)?.lists.find(({ kind }) => kind === 'ban')?.entries
    assert.equal(bans(), undefined)
    const loading = now.bouncer.model.actions.loadChannelList(home, 'b')
    const asked = await now.net.wire.expect(/MODE #home b/)
    now.net.wire.send(
      `@label=${label(asked)} BATCH +b labeled-response`,
      '@batch=b :bnc 367 ada #home *!*@spam.example bob 1700000000',
      '@batch=b :bnc 368 ada #home :End',
      'BATCH -b',
    )
    assert.deepEqual(await loading, { ok: true, value: undefined })
    assert.deepEqual(bans(), [{ mask: '*!*@spam.example', setBy: 'bob', setAt: 1_700_000_000_000 }])
    now.net.wire.send(':bob!b@h MODE #home -b+b *!*@spam.example *!*@other.example')
    await now.bouncer.environment.settle()
    assert.deepEqual(
      bans()?.map(({ mask }) => mask),
      ['*!*@other.example'],
    )
  })

  test('is changed in as few lines as the network takes, up to the first refusal', async () => {
    const now = await attached()
    const changing = now.bouncer.model.actions.changeModes(home, [
      { adding: true, mode: 'i' },
      { adding: false, mode: 'k', parameter: 'sesame' },
      { adding: true, mode: 'b', parameter: 'a!*@*' },
      { adding: true, mode: 'b', parameter: 'b!*@*' },
      { adding: true, mode: 'o', parameter: 'carol' },
    ])
    const first = await now.net.wire.expect(/MODE #home \+i-k\+bb sesame a!\*@\* b!\*@\*$/)
    now.net.wire.send(ack(first))
    const second = await now.net.wire.expect(/MODE #home \+o carol$/)
    now.net.wire.send(`@label=${label(second)} :bnc 482 ada #home :You are not channel operator`)
    const outcome = await changing
    assert.ok(!outcome.ok)
    assert.equal(outcome.text, 'Only an operator of #home can do that.')
  })
})

suite('the channels of a network', () => {
  const entry = (name: string, members: number, topic = ''): string => `:bnc 322 ada ${name} ${members} :${topic}`

  test('come largest first, and are shown while they come', async () => {
    const now = await attached()
    const { model } = now.bouncer
    const listing = model.actions.listChannels('n1')
    const asked = await now.net.wire.expect(/LIST$/)
    assert.equal(model.channelList('n1').state, 'loading')
    now.net.wire.send(
      `@label=${label(asked)} BATCH +l labeled-response`,
      `@batch=l ${entry('#small', 3, '[+nt] A small one')}`,
      `@batch=l ${entry('#large', 300, 'The large one')}`,
    )
    await now.bouncer.environment.advance(300)
    now.net.wire.send(`@batch=l ${entry('#middle', 30)}`)
    await now.bouncer.environment.settle()
    assert.deepEqual(
      model.channelList('n1').channels.map(({ name }) => name),
      ['#large', '#middle', '#small'],
      'before the list has ended',
    )
    now.net.wire.send('@batch=l :bnc 323 ada :End', 'BATCH -l')
    assert.deepEqual(await listing, { ok: true, value: undefined })
    const { state, channels, count } = model.channelList('n1')
    assert.deepEqual([state, count, channels.at(-1)?.topic], ['complete', 3, 'A small one'])
  })

  test('are counted once each where there are more than are kept (pitfall 15)', async () => {
    const now = await attached()
    const { model } = now.bouncer
    const listing = model.actions.listChannels('n1')
    const asked = await now.net.wire.expect(/LIST$/)
    now.net.wire.send(
      `@label=${label(asked)} BATCH +l labeled-response`,
      ...Array.from({ length: 41_000 }, (_, index) => `@batch=l ${entry(`#c${index}`, index)}`),
      '@batch=l :bnc 323 ada :End',
      'BATCH -l',
    )
    assert.deepEqual(await listing, { ok: true, value: undefined })
    const { channels, count } = model.channelList('n1')
    assert.deepEqual([count, channels.length, channels[0]?.name], [41_000, 20_000, '#c40999'])
  })

  test('are chosen by the network where it can (ELIST), else here', async () => {
    const now = await attached()
    const { model } = now.bouncer
    now.net.wire.send(':bnc 005 ada ELIST=U :are supported')
    await now.bouncer.environment.settle()
    const listing = model.actions.listChannels('n1', { pattern: '*a*', moreThan: 10 })
    const asked = await now.net.wire.expect(/LIST >10$/)
    now.net.wire.send(
      `@label=${label(asked)} BATCH +l labeled-response`,
      `@batch=l ${entry('#large', 300)}`,
      `@batch=l ${entry('#other', 100)}`,
      `@batch=l ${entry('#tiny-a', 2)}`,
      '@batch=l :bnc 323 ada :End',
      'BATCH -l',
    )
    await listing
    assert.deepEqual(
      model.channelList('n1').channels.map(({ name }) => name),
      ['#large'],
    )
  })

  test('are refused in words, and the list is not left loading', async () => {
    const now = await attached()
    const listing = now.bouncer.model.actions.listChannels('n1')
    const asked = await now.net.wire.expect(/LIST$/)
    now.net.wire.send(`@label=${label(asked)} :bnc 263 ada LIST :Try again later`)
    const outcome = await listing
    assert.ok(!outcome.ok)
    assert.equal(outcome.text, 'Try again later')
    assert.equal(now.bouncer.model.channelList('n1').state, 'complete')
  })
})

test('answers of people’s programs are shown where they were asked for (pitfall 39)', async () => {
  const now = await attached()
  await now.bouncer.model.actions.send(home, '/ctcp bob VERSION')
  assert.ok((await now.net.wire.expect(/PRIVMSG bob/)).endsWith('\u0001VERSION\u0001'))
  now.net.wire.send(':bob!b@h NOTICE ada :\u0001VERSION WeeChat 4.6\u0001')
  await now.bouncer.model.actions.send(home, '/ping bob')
  const ping = await now.net.wire.expect(/PRIVMSG bob .*PING/)
  const token = /PING (\d+)/.exec(ping)?.[1]
  await now.bouncer.environment.advance(120)
  now.net.wire.send(`:bob!b@h NOTICE ada :\u0001PING ${token}\u0001`)
  await now.bouncer.environment.settle()
  const texts = now.bouncer.model.timeline(home).lines.map(({ text }) => text)
  const [asked, version, , pong] = texts
  assert.equal(asked, "bob's program was asked. Its answer is shown here.")
  assert.equal(version, 'bob: VERSION WeeChat 4.6')
  assert.match(pong ?? '', /^bob: PING \d+ ms$/)
})
