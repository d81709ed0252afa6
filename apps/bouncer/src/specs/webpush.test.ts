import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { parseMessage } from '@longwire/irc'
import { TestPushService, vapidClaims } from '../../test/local-push-service.ts'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

const caps = ['draft/webpush', 'message-tags', 'server-time', 'draft/read-marker', 'batch', 'account-tag']
const DELAY = 5_000

/** Sends a line, and lets the store answer. */
async function ask(screen: TestScreen, line: string): Promise<readonly string[]> {
  screen.take()
  await screen.send(line)
  return screen.take().map((answer) => answer.replace(/^@time=\S+ /, ''))
}

/** A person with #wire and a device that is subscribed; the subscribing screen is there still. */
async function subscribed(
  service: TestPushService,
  { network = true, capabilities = caps, page = '' } = {},
): Promise<{ person: Person; screen: TestScreen; bob: (text: string) => Promise<void> }> {
  const person = await Person.start(service.asLocal)
  const connection = await person.connect(modern, '#wire')
  const screen = person.attach({
    ...(network && { network: person.network }),
    ...(page !== '' && { page }),
    capabilities,
  })
  await person.settle()
  const { endpoint, keys } = service.subscription()
  assert.deepEqual(await ask(screen, `WEBPUSH REGISTER ${endpoint} ${keys}`), [`WEBPUSH REGISTER ${endpoint}`])
  const bob = async (text: string): Promise<void> => {
    connection.send(text)
    await person.settle()
  }
  return { person, screen, bob }
}

// Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/webpush.md
describe('the key', () => {
  test('“the server MUST advertise its public key in the `VAPID` ISUPPORT token” once the capability is on, under either name', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const vapid = / 005 ada (?:\S+ )*VAPID=(?<key>[\w-]{87})(?: |$)/
    for (const name of ['draft/webpush', 'soju.im/webpush']) {
      const screen = person.attach({ network: person.network, capabilities: [name] })
      await person.settle()
      assert.ok(screen.take().some((line) => vapid.test(line)))
    }
    const screen = person.attach({ network: person.network, capabilities: ['batch'] })
    await person.settle()
    assert.ok(!screen.take().some((line) => line.includes('VAPID')))
    const told = await ask(screen, 'CAP REQ :draft/webpush')
    assert.ok(told.some((line) => vapid.test(line)))
    const again = await ask(screen, 'CAP REQ :soju.im/webpush')
    assert.ok(!again.some((line) => line.includes('VAPID')), 'it is told once')
  })

  test('“MUST NOT change over the lifetime of the connection”: it is the same after a restart, too', async () => {
    const { vapidKeysOf } = await import('../push/push-service.ts')
    const person = await Person.start()
    const first = await vapidKeysOf(person.store.accounts)
    assert.deepEqual(await vapidKeysOf(person.store.accounts), first)
  })

  test('without the capability the command does not exist', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo('batch')
    assert.match((await ask(screen, 'WEBPUSH REGISTER a b'))[0] ?? '', / 421 ada WEBPUSH /)
  })
})

describe('subscribing', () => {
  test('PITFALLS 9: to an address that is not one of the internet is refused', async () => {
    await using service = await TestPushService.start()
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo(...caps)
    const { endpoint, keys } = service.subscription()
    for (const one of [endpoint, 'http://push.example.org/x', 'https://192.168.1.1/x', 'https://[::1]/x', 'nonsense']) {
      const [answer = ''] = await ask(screen, `WEBPUSH REGISTER ${one} ${keys}`)
      assert.match(answer, / FAIL WEBPUSH INVALID_PARAMS REGISTER :/)
    }
    assert.deepEqual(await person.store.accounts.push.list(person.user.id), [])
  })

  test('without the right keys, or with words that are not known, is refused', async () => {
    await using service = await TestPushService.start()
    const { person, screen } = await subscribed(service)
    const { endpoint, keys } = service.subscription('two')
    const wrong = [
      `REGISTER ${endpoint} ${keys.replace('auth=', 'auth=AA')}`,
      `REGISTER ${endpoint} ${keys.replace(/p256dh=[^;]+/, 'p256dh=AAAA')}`,
      `REGISTER ${endpoint} auth=x`,
      `REGISTER ${endpoint}`,
      'UNREGISTER',
      'FROB',
    ]
    for (const line of wrong) {
      const [answer = ''] = await ask(screen, `WEBPUSH ${line}`)
      assert.match(answer, / FAIL WEBPUSH INVALID_PARAMS (?:REGISTER|UNREGISTER|\*) :/, line)
    }
    assert.match((await ask(screen, 'WEBPUSH'))[0] ?? '', / 461 ada WEBPUSH /)
    assert.equal((await person.store.accounts.push.list(person.user.id)).length, 1)
  })

  test('“Servers MUST replace any previous subscription with the same `<endpoint>`.”; “silently ignore UNREGISTER commands for non-existing subscriptions”', async () => {
    await using service = await TestPushService.start()
    const { person, screen } = await subscribed(service)
    const { endpoint, keys } = service.subscription()
    await ask(screen, `webpush register ${endpoint} ${keys}`)
    assert.equal((await person.store.accounts.push.list(person.user.id)).length, 1)
    assert.deepEqual(await ask(screen, `WEBPUSH UNREGISTER ${endpoint}`), [`WEBPUSH UNREGISTER ${endpoint}`])
    assert.equal((await person.store.accounts.push.list(person.user.id)).length, 0)
    assert.deepEqual(await ask(screen, `WEBPUSH UNREGISTER ${endpoint}`), [`WEBPUSH UNREGISTER ${endpoint}`])
  })

  test('more than 50 times is refused', async () => {
    await using service = await TestPushService.start()
    const { screen } = await subscribed(service)
    for (let i = 2; i <= 50; i++) {
      const { endpoint, keys } = service.subscription(String(i))
      assert.deepEqual(await ask(screen, `WEBPUSH REGISTER ${endpoint} ${keys}`), [`WEBPUSH REGISTER ${endpoint}`])
    }
    const { endpoint, keys } = service.subscription('one more')
    const [answer = ''] = await ask(screen, `WEBPUSH REGISTER ${endpoint.replace(' ', '-')} ${keys}`)
    assert.match(answer, / FAIL WEBPUSH MAX_REGISTRATIONS REGISTER :/)
  })
})

describe('a message that deserves it', () => {
  test('“Each push notification MUST contain exactly one IRC message as the payload, without the final CRLF.”: encrypted and signed, a few seconds later', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service)
    await bob('@msgid=m1;account=bob :bob!b@h PRIVMSG #wire :hello ada')
    await person.environment.advance(DELAY - 1)
    assert.equal(service.requests, 0)
    await person.environment.advance(1)
    const { text, headers, bytes } = await service.waitFor(/hello/)
    const message = parseMessage(text)
    assert.deepEqual([message?.command, message?.params], ['PRIVMSG', ['#wire', 'hello ada']])
    assert.equal(message?.tags.get('msgid'), 'm1')
    assert.equal(message?.tags.get('account'), 'bob')
    assert.ok(bytes <= 4_096)
    assert.equal(headers['content-encoding'], 'aes128gcm')
    assert.equal(headers.ttl, '86400')
    const [screen] = [await person.attachTo('draft/webpush')]
    await screen.send('CAP REQ :draft/extended-isupport', 'ISUPPORT')
    const [, key = ''] = /VAPID=(\S+)/.exec(screen.lines.join('\n')) ?? []
    const claims = vapidClaims(headers.authorization ?? '', key)
    assert.equal(claims['aud'], `https://localhost:${service.asLocal.port}`)
    assert.equal(claims['sub'], 'mailto:nobody@longwire.invalid')
  })

  test('“The messages follow the same capabilities … as when the client registered for Web Push notifications.”', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service, { capabilities: ['soju.im/webpush'] })
    await bob('@msgid=m1;account=bob :bob!b@h PRIVMSG #wire :hello ada')
    await person.environment.advance(DELAY)
    assert.equal((await service.waitFor(/hello/)).text, ':bob!b@h PRIVMSG #wire :hello ada')
  })

  test('of any network comes to who subscribed at the bouncer itself, and says which', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service, { network: false })
    await bob(':bob!b@h PRIVMSG ada :psst')
    await person.environment.advance(DELAY)
    const { text } = await service.waitFor(/psst/)
    assert.equal(parseMessage(text)?.tags.get('longwire/network'), person.network)
  })

  test('is not sent where it was read or taken back meanwhile, nor what deserves nothing', async () => {
    await using service = await TestPushService.start()
    const { person, screen, bob } = await subscribed(service)
    await bob('@time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG #wire :ada: read soon')
    await bob(':bob!b@h PRIVMSG #wire :nothing for her')
    await person.environment.advance(1_000)
    await screen.send('MARKREAD #wire timestamp=2026-11-22T10:00:00.500Z')
    await bob(':bob!b@h PRIVMSG ada :later')
    await person.environment.advance(DELAY)
    await service.waitFor(/later/)
    assert.equal(service.requests, 1)
  })

  test('is cleared on the device when it is read elsewhere', async () => {
    await using service = await TestPushService.start()
    const { person, screen, bob } = await subscribed(service)
    await bob(':bob!b@h PRIVMSG #wire :ada: hello')
    await person.environment.advance(DELAY)
    await service.waitFor(/hello/)
    await screen.send('MARKREAD #wire timestamp=2026-11-22T10:00:03.000Z')
    const { text } = await service.waitFor(/MARKREAD/)
    assert.match(text, /:bouncer\.longwire MARKREAD #wire timestamp=2026-11-22T10:00:0\d\.\d{3}Z$/)
    await screen.send('MARKREAD #wire timestamp=2026-11-22T10:00:04.000Z')
    await bob(':bob!b@h PRIVMSG ada :one more')
    await person.environment.advance(DELAY)
    await service.waitFor(/one more/)
    assert.equal(service.requests, 3, 'what is cleared already is not cleared again')
  })

  test('“the `sub` claim SHOULD include a contact URI”: where nobody configured one, the page at which the person subscribed, also after a restart', async () => {
    await using service = await TestPushService.start()
    const { person } = await subscribed(service, { page: 'https://chat.example.org' })
    await person.restart()
    const connection = await person.connect(modern, '#wire')
    connection.send(':bob!b@h PRIVMSG ada :hello')
    await person.environment.advance(DELAY)
    const { headers } = await service.waitFor(/hello/)
    const screen = await person.attachTo('draft/webpush', 'draft/extended-isupport')
    await screen.send('ISUPPORT')
    const [, key = ''] = /VAPID=(\S+)/.exec(screen.lines.join('\n')) ?? []
    assert.equal(vapidClaims(headers.authorization ?? '', key)['sub'], 'https://chat.example.org')
  })

  test('is taken back on the device that shows it, by the id that it has there', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service, { network: false })
    await bob('@msgid=m1 :bob!b@h PRIVMSG ada :a slip of the tongue')
    await person.environment.advance(DELAY)
    await service.waitFor(/slip/)
    await bob(':bob!b@h REDACT ada m1 :sorry')
    await bob(':bob!b@h REDACT ada m1 :sorry')
    const { text } = await service.waitFor(/REDACT/)
    assert.match(text, /^@longwire\/network=\S+ :bob!b@h REDACT ada m1$/)
    await bob('@msgid=m2 :bob!b@h PRIVMSG ada :never seen')
    await bob(':bob!b@h REDACT ada m2')
    await bob(':bob!b@h PRIVMSG ada :one more')
    await person.environment.advance(DELAY)
    await service.waitFor(/one more/)
    assert.equal(service.requests, 3, 'what no device was told of needs no taking back')
  })

  test('is not sent in a quiet hour, nor from a conversation that is muted', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service)
    const settings = person.attach({ capabilities: ['longwire/preferences', 'batch'] })
    await settings.send(`PREFERENCE SET dnd :${JSON.stringify({ until: person.environment.now() + 60_000 })}`)
    await bob(':bob!b@h PRIVMSG #wire :ada: not now')
    await settings.send('PREFERENCE SET dnd')
    await bob(':bob!b@h PRIVMSG #wire :ada: now')
    await person.environment.advance(DELAY)
    await service.waitFor(/ada: now/)
    assert.equal(service.requests, 1)
  })

  test('of a flood comes 64 times at most', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service)
    for (let i = 0; i < 100; i++) await bob(`:bob!b@h PRIVMSG ada :flood ${i}`)
    await person.environment.advance(DELAY)
    await service.waitFor(/flood 99$/)
    assert.equal(service.requests, 64)
  })
})

describe('a push service', () => {
  for (const status of [404, 410]) {
    test(`that answers ${status} has forgotten the subscription, and so have we`, async () => {
      await using service = await TestPushService.start()
      const { person, bob } = await subscribed(service)
      service.answers.push(status)
      await bob(':bob!b@h PRIVMSG ada :one')
      await person.environment.advance(DELAY)
      await service.waitForRequests(1)
      const { push } = person.store.accounts
      while ((await push.list(person.user.id)).length > 0) await person.settle()
      await bob(':bob!b@h PRIVMSG ada :two')
      await person.environment.advance(DELAY)
      await person.settle()
      assert.equal(service.requests, 1)
    })
  }

  test('that fails is asked again later, and what it refuses is dropped', async () => {
    await using service = await TestPushService.start()
    const { person, bob } = await subscribed(service)
    service.answers.push(503, 413)
    await bob(':bob!b@h PRIVMSG ada :asked again')
    await person.environment.advance(DELAY)
    await service.waitForAnswersRead(1)
    await bob(':bob!b@h PRIVMSG ada :refused')
    await person.environment.advance(DELAY)
    await service.waitForAnswersRead(2)
    await person.environment.advance(15_000)
    await service.waitFor(/asked again/)
    assert.equal(service.requests, 3)
    assert.equal((await person.store.accounts.push.list(person.user.id)).length, 1)
  })

  test('that never answers holds up nobody: what is asked of the bouncer meanwhile is answered', async () => {
    await using service = await TestPushService.start()
    const { person, screen, bob } = await subscribed(service)
    const silent = service.holdAnswers()
    await bob(':bob!b@h PRIVMSG ada :one')
    await person.environment.advance(DELAY)
    await service.waitForRequests(1)
    assert.match((await ask(screen, 'PING still-here'))[0] ?? '', / PONG /)
    silent.release()
  })
})
