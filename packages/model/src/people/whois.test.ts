import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached, burst, home, label } from '../../test/attached.ts'

test('what a network tells of a person is put together with what is known of them here', async () => {
  const { bouncer, net } = await attached()
  const asked = bouncer.model.actions.whois('n1', 'bob')
  await bouncer.environment.settle()
  const line = await net.wire.expect(/WHOIS bob/)
  net.wire.send(
    `@label=${label(line)} :bnc BATCH +w labeled-response`,
    '@batch=w :bnc 311 ada Bob ~bob host.example.org * :Bob the builder',
    '@batch=w :bnc 312 ada Bob irc.example :A server',
    '@batch=w :bnc 317 ada Bob 90 1790000000 :seconds idle, signon time',
    '@batch=w :bnc 319 ada Bob :@#home #elsewhere',
    '@batch=w :bnc 330 ada Bob bobby :is logged in as',
    '@batch=w :bnc 671 ada Bob :is using a secure connection',
    '@batch=w :bnc 320 ada Bob :is a very nice person',
    '@batch=w :bnc 318 ada Bob :End of /WHOIS list',
    ':bnc BATCH -w',
  )
  await bouncer.environment.settle()
  const outcome = await asked
  assert.ok(outcome.ok)
  const { masks, ...person } = outcome.value
  assert.deepEqual(person, {
    nickname: 'Bob',
    username: '~bob',
    hostname: 'host.example.org',
    realname: 'Bob the builder',
    server: 'irc.example',
    idle: 90_000,
    since: 1_790_000_000_000,
    channels: ['@#home', '#elsewhere'],
    account: 'bobby',
    secure: true,
    operator: false,
    bot: false,
    shared: [home],
    notes: ['is a very nice person'],
  })
  assert.deepEqual(
    masks.map(({ mask }) => mask),
    ['*!*bob@host.example.org', '*!*@host.example.org', 'Bob!*@*', '*!*@*.example.org'],
  )
})

test('nobody by that name is a refusal, not a person', async () => {
  const { bouncer, net } = await attached()
  const asked = bouncer.model.actions.whois('n1', 'nobody')
  await bouncer.environment.settle()
  const line = await net.wire.expect(/WHOIS nobody/)
  net.wire.send(`@label=${label(line)} :bnc 401 ada nobody :No such nick`)
  await bouncer.environment.settle()
  const outcome = await asked
  assert.equal(outcome.ok, false)
})

test('who is asked for before the page is there is asked for when it is, and where the link is gone, not at all', async () => {
  const { bouncer, net } = await attached()
  bouncer.reachable = false
  bouncer.cut()
  await bouncer.environment.advance(60_000)
  assert.deepEqual((await bouncer.model.actions.whois('n1', 'bob')).ok, false)
  assert.equal(
    net.wire.received.some((line) => line.includes('WHOIS')),
    false,
  )

  bouncer.reachable = true
  bouncer.model.actions.reconnect()
  const asked = bouncer.model.actions.whois('n1', 'bob')
  const again = await bouncer.stream('n1')
  burst(again)
  again.wire.send(':bnc RESUME END c1')
  const line = await again.wire.expect(/WHOIS bob/)
  again.wire.send(`@label=${label(line)} :bnc 318 ada bob :End`)
  await bouncer.environment.settle()
  assert.equal((await asked).ok, true)
})
