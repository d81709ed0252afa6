import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

/** What a screen was told, without tags. */
const told = (screen: TestScreen): readonly string[] => screen.take().map((line) => line.replace(/^@\S+ /, ''))
const plain = (received: readonly string[]) => received.map((line) => line.replace(/^@\S+ /, ''))

describe('a channel that is put aside', () => {
  test('is left on every screen, and not on the network', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const [one, two] = [await person.attachTo(), await person.attachTo()]
    await one.send('PART #wire :detach')
    for (const screen of [one, two]) assert.match(told(screen).join('\n'), /^:ada\S* PART #wire( :?Detached)?$/)
    assert.ok(!plain(network.received).some((line) => line.startsWith('PART')))
  })

  test('is recorded, and nothing of it is shown to screens, whether they were there or come later', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire', '#other')
    const screen = await person.attachTo()
    await screen.send('PART #wire :detach')
    screen.take()
    network.send(
      ':bob!b@h PRIVMSG #wire :quietly',
      ':bob!b@h TOPIC #wire :new',
      ':bob!b@h MODE #wire +m',
      '@+typing=active :bob!b@h TAGMSG #wire',
      ':bob!b@h PRIVMSG #other :aloud',
    )
    await person.settle()
    assert.deepEqual(
      told(screen),
      [':bob!b@h PRIVMSG #other :aloud'].map((line) => line.replace(':aloud', 'aloud')),
    )
    const later = person.attach({ network: person.network })
    await person.settle()
    const joins = told(later).filter((line) => / JOIN /.test(line))
    assert.equal(joins.length, 1)
    assert.match(joins[0] ?? '', /JOIN #other/)
    const history = await person.store.history(person.user.id)
    const buffer = (await history.buffers.list(person.network)).find(({ name }) => name === '#wire')
    const { messages } = await history.page({ kind: 'latest', buffer: buffer?.id ?? 0, limit: 10, events: false })
    assert.ok(messages.some(({ text }) => text === 'quietly'))
  })

  test('is joined again without asking the network, with topic and members', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const [one, two] = [await person.attachTo(), await person.attachTo()]
    await one.send('PART #wire :detach')
    one.take()
    two.take()
    const before = network.received.length
    await two.send('JOIN #wire')
    for (const screen of [one, two]) {
      const lines = told(screen)
      assert.match(lines[0] ?? '', /^:ada\S* JOIN #wire/)
      assert.ok(lines.some((line) => / 353 ada = #wire /.test(line)))
      assert.ok(lines.some((line) => / 366 ada #wire /.test(line)))
    }
    assert.equal(network.received.length, before)
    network.send(':bob!b@h PRIVMSG #wire :welcome back')
    await person.settle()
    assert.match(told(one).join('\n'), /welcome back/)
  })

  test('joined again, a client that cannot ask for it is shown what was said meanwhile; one of our own gets it as a resume tells it', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const old = person.attach({ network: person.network, client: 'irssi' })
    const own = await person.attachTo('batch', 'longwire/resume', 'message-tags', 'server-time')
    const asking = await person.attachTo('batch', 'draft/chathistory')
    await own.send('PART #wire :detach')
    network.send(':bob!b@h PRIVMSG #wire :quietly')
    await person.settle()
    for (const screen of [old, own, asking]) screen.take()
    await own.send('JOIN #wire')
    network.send(':bob!b@h PRIVMSG #wire :aloud')
    await person.settle()
    const after = (lines: readonly string[]) => lines.slice(lines.findIndex((line) => line.includes(' 366 ')) + 1)
    assert.deepEqual(after(told(old)), [
      ':bob!b@h PRIVMSG #wire :[2026-11-22 10:00:00] quietly',
      ':bob!b@h PRIVMSG #wire aloud',
    ])
    const [begin, line, end, live] = after(told(own))
    assert.match(begin ?? '', /BATCH \+\w+ longwire\/resume #wire 1$/)
    assert.match(line ?? '', /PRIVMSG #wire quietly$/)
    assert.match(end ?? '', /BATCH -/)
    assert.match(live ?? '', /PRIVMSG #wire aloud$/)
    assert.deepEqual(after(told(asking)), [':bob!b@h PRIVMSG #wire aloud'])
  })

  test('is not in what a resume brings', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo()
    await screen.send('PART #wire :detach')
    network.send(':bob!b@h PRIVMSG #wire :quietly')
    await person.settle()
    const own = person.attach({
      network: person.network,
      capabilities: ['batch', 'longwire/resume', 'message-tags', 'server-time'],
      resume: '*',
    })
    await person.settle()
    assert.doesNotMatch(told(own).join('\n'), /quietly|longwire\/resume #wire/)
  })

  test('stays so over a restart of the bouncer, which joins it', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo()
    await screen.send('PART #wire :detach')
    await person.restart()
    const network = await person.connect(modern, '#wire')
    const after = await person.attachTo()
    assert.ok(plain(network.received).includes('JOIN #wire'))
    network.send(':bob!b@h PRIVMSG #wire :quietly')
    await person.settle()
    assert.deepEqual(told(after), [])
  })

  test('a mention in it is told by the service', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo()
    await screen.send('PART #wire :detach')
    screen.take()
    network.send(':bob!b@h PRIVMSG #wire :ada: are you there?')
    await person.settle()
    assert.deepEqual(told(screen), [':*longwire!service@bouncer.longwire NOTICE ada :#wire <bob> ada: are you there?'])
  })

  test('what cannot be put aside is really left: a channel that one is not in', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    const screen = await person.attachTo()
    await screen.send('PART #wire :detach')
    assert.ok(plain(network.received).some((line) => line.startsWith('PART #wire')))
  })
})

test('QUIT of a client detaches that client alone', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('QUIT :bye')
  assert.deepEqual(told(two), [])
  network.send(':bob!b@h PRIVMSG #wire :still here?')
  await person.settle()
  assert.match(told(two).join('\n'), /still here/)
  assert.ok(!plain(network.received).some((line) => line.startsWith('QUIT')))
})
