import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person, plainOld } from '../../test/person.ts'

const all = [
  'batch',
  'echo-message',
  'labeled-response',
  'message-tags',
  'server-time',
  'extended-join',
  'draft/chathistory',
]

test('a screen is greeted, and told the channels that the person is in', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = person.attach({ network: person.network, capabilities: ['multi-prefix', 'no-such-thing'] })
  await person.settle()
  const lines = screen.take()
  assert.equal(lines[0], ':bouncer.longwire CAP ada ACK multi-prefix')
  assert.match(lines[1] ?? '', /^:bouncer\.longwire 001 ada /)
  assert.ok(lines.some((line) => /^:bouncer.longwire 005 ada .*BOUNCER_NETID=/.test(line)))
  const motd = lines.findIndex((line) => / (376|422) ada /.test(line))
  assert.deepEqual(lines.slice(motd + 1), [
    ':ada!ada@host.example JOIN #wire',
    ':bouncer.longwire 353 ada = #wire :@ada +bob',
    ':bouncer.longwire 366 ada #wire :End of /NAMES list',
  ])
  network.close()
})

test('what somebody says is in the store before a screen sees it, and both have the same id', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('message-tags', 'server-time')
  network.send('@time=2026-11-22T09:59:00.000Z;msgid=abc :bob!b@h PRIVMSG #wire :hello')
  await person.settle()
  assert.deepEqual(screen.take(), ['@time=2026-11-22T09:59:00.000Z;msgid=abc :bob!b@h PRIVMSG #wire hello'])
  const history = await person.store.history(person.user.id)
  const [buffer] = (await history.buffers.list(person.network)).filter(({ name }) => name === '#wire')
  const kept = await history.find(buffer?.id ?? 0, 'abc')
  assert.equal(kept?.text, 'hello')
  assert.equal(kept?.attention, 1)
})

describe('what a person says', () => {
  test('is echoed to its sender with the label, and shown to the other screens once', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const sender = await person.attachTo(...all)
    const other = await person.attachTo('message-tags')
    await sender.send('@label=x;+longwire/id=one PRIVMSG #wire :hi')
    const sent = await network.expect(/PRIVMSG/)
    assert.doesNotMatch(sent, /longwire/, 'the outbox id is never forwarded')
    const [, label] = /label=([^; ]+)/.exec(sent) ?? []
    network.send(`@label=${label};msgid=m1;time=2026-11-22T10:00:00.000Z :ada!ada@host.example PRIVMSG #wire :hi`)
    await person.settle()
    const echo = /^@(?=\S*label=x)(?=\S*msgid=m1)(?=\S*\+longwire\/id=one)\S+ :ada!ada@host.example PRIVMSG #wire hi$/
    assert.equal(sender.take().filter((line) => echo.test(line)).length, 1)
    assert.equal(sender.lines.filter((line) => line.includes('PRIVMSG')).length, 1)
    assert.match(other.take().join('\n'), /^@\S*msgid=m1\S* :ada!ada@host.example PRIVMSG #wire hi$/)
  })

  test('gets an id and an echo of our own where the network gives none', async () => {
    const person = await Person.start()
    const network = await person.connect(plainOld, '#wire')
    const sender = await person.attachTo(...all)
    const other = await person.attachTo('message-tags')
    await sender.send('@label=x PRIVMSG #wire :hi there')
    await network.expect(/^PRIVMSG #wire :hi there$/)
    await person.settle()
    const [line = ''] = sender.take()
    const [, msgid] = /msgid=([^; ]+)/.exec(line) ?? []
    assert.match(line, /^@\S*label=x\S* :ada!\S+ PRIVMSG #wire :hi there$/)
    assert.match(other.take().join('\n'), new RegExp(`msgid=${msgid}`))
  })

  test('is said once, however often a screen repeats it (the first echo answers)', async () => {
    const person = await Person.start()
    const network = await person.connect(plainOld, '#wire')
    const screen = await person.attachTo(...all)
    await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    await screen.send('@label=b;+longwire/id=one PRIVMSG #wire :hi')
    await person.settle()
    const echoes = screen.take().filter((line) => line.includes('PRIVMSG'))
    const ids = echoes.map((line) => /msgid=([^; ]+)/.exec(line)?.[1])
    assert.equal(echoes.length, 2)
    assert.equal(ids[0], ids[1])
    assert.match(echoes[1] ?? '', /label=b/)
    assert.equal(network.received.filter((line) => line.startsWith('PRIVMSG')).length, 1)
  })

  test('repeated while the first is under way, it is answered by the same echo', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo(...all)
    await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    await screen.send('@label=b;+longwire/id=one PRIVMSG #wire :hi')
    const sent = network.received.filter((line) => line.includes('PRIVMSG'))
    assert.equal(sent.length, 1)
    const [, label] = /label=([^; ]+)/.exec(sent[0] ?? '') ?? []
    network.send(`@label=${label};msgid=m1 :ada!ada@host.example PRIVMSG #wire :hi`)
    await person.settle()
    const answers = screen.take().filter((line) => line.includes('PRIVMSG'))
    assert.deepEqual(
      answers.map((line) => /label=([^; ]+)/.exec(line)?.[1]),
      ['a', 'b'],
    )
  })

  test('is refused to its sender alone', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const sender = await person.attachTo(...all)
    const other = await person.attachTo(...all)
    await sender.send('@label=x PRIVMSG #closed :hi')
    const [, label] = /label=([^; ]+)/.exec(await network.expect(/PRIVMSG/)) ?? []
    network.send(`@label=${label} :irc.example 404 ada #closed :Cannot send to channel`)
    await person.settle()
    assert.match(sender.take().join('\n'), /^@\S*label=x\S* :bouncer.longwire 404 ada #closed :Cannot send to channel$/)
    assert.deepEqual(other.take(), [])
  })

  test('while the network is away is refused with NETWORK_DISCONNECTED', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo(...all, 'standard-replies')
    network.cut()
    await person.settle()
    screen.take()
    await screen.send('@label=x PRIVMSG #wire :hi')
    assert.match(screen.take().join('\n'), /label=x\S* :bouncer.longwire FAIL PRIVMSG NETWORK_DISCONNECTED #wire :/)
    // It is no command that is not known, though what the network can do is gone with it.
    await screen.send('@label=y REDACT #wire m1')
    assert.match(screen.take().join('\n'), /label=y\S* :bouncer.longwire FAIL REDACT NETWORK_DISCONNECTED :/)
  })
})

test('an answer goes to the screen that asked, and to no other (pitfall 39)', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const asker = await person.attachTo()
  const other = await person.attachTo()
  await asker.send('WHOIS bob')
  const [, label] = /label=([^; ]+)/.exec(await network.expect(/WHOIS/)) ?? []
  network.send(
    `@label=${label} :irc.example BATCH +w labeled-response`,
    '@batch=w :irc.example 311 ada bob b h * :Bob',
    '@batch=w :irc.example 318 ada bob :End of /WHOIS list',
    ':irc.example BATCH -w',
  )
  await person.settle()
  assert.deepEqual(asker.take(), [':irc.example 311 ada bob b h * Bob', ':irc.example 318 ada bob :End of /WHOIS list'])
  assert.deepEqual(other.take(), [])
})

test('after the bouncer was killed the channels are joined again, and the record is whole', async () => {
  const person = await Person.start()
  const first = await person.connect(modern, '#wire', '#other')
  first.send('@msgid=m1 :bob!b@h PRIVMSG #wire :before')
  await person.settle()
  await person.restart()
  const second = await person.connect(modern)
  assert.match(await second.expect(/^(@\S+ )?JOIN /), /JOIN (#wire,#other|#other,#wire)$/)
  const screen = await person.attachTo(...all)
  await screen.send('CHATHISTORY LATEST #wire * 10')
  const [begin = '', line = '', end = ''] = screen.take()
  const [, reference] = /BATCH \+(\w+) chathistory #wire$/.exec(begin) ?? []
  assert.match(line, new RegExp(`^@\\S*batch=${reference}\\S* :bob!b@h PRIVMSG #wire before$`))
  assert.match(end, new RegExp(` BATCH -${reference}$`))
})

test('coming in from one screen is seen by all, members and topic after it', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const one = await person.attachTo('labeled-response', 'batch')
  const two = await person.attachTo('extended-join')
  await one.send('@label=j JOIN #new')
  const [, label] = /label=([^; ]+)/.exec(await network.expect(/JOIN #new/)) ?? []
  network.send(
    `@label=${label} :irc.example BATCH +j labeled-response`,
    '@batch=j :ada!ada@host.example JOIN #new * :Ada',
    '@batch=j :irc.example 332 ada #new :Welcome',
    '@batch=j :irc.example 353 ada = #new :@ada!ada@host.example',
    '@batch=j :irc.example 366 ada #new :End',
    ':irc.example BATCH -j',
  )
  await person.settle()
  assert.deepEqual(one.take(), [
    ':ada!ada@host.example JOIN #new',
    ':bouncer.longwire 332 ada #new Welcome',
    ':bouncer.longwire 353 ada = #new @ada',
    ':bouncer.longwire 366 ada #new :End of /NAMES list',
    '@label=j :bouncer.longwire ACK',
  ])
  assert.equal(two.take()[0], ':ada!ada@host.example JOIN #new * Ada')
})

// Quirk(inspircd): the labeled answer to our own NICK comes from the new nickname already.
test('a new nickname is told, and kept, as coming from the old one', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const one = await person.attachTo('labeled-response', 'batch')
  const two = await person.attachTo('draft/chathistory', 'draft/event-playback', 'batch')
  await one.send('@label=n NICK countess')
  const [, label] = /label=([^; ]+)/.exec(await network.expect(/NICK countess/)) ?? []
  network.send(`@label=${label} :countess!ada@host.example NICK :countess`)
  await person.settle()
  assert.deepEqual(two.take(), [':ada!ada@host.example NICK countess'])
  await two.send('CHATHISTORY LATEST #wire * 10')
  assert.ok(two.take().some((line) => line.endsWith(' :ada!ada@host.example NICK countess')))
})
