import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const texts = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.includes('PRIVMSG')).map((line) => line.replace(/^.*?PRIVMSG \S+ :?/, ''))

test('an old client is shown what it missed, with times in the text; one that was never here begins now', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const say = async (text: string): Promise<void> => {
    network.send(`:bob!b@h PRIVMSG #wire :${text}`)
    await person.settle()
  }
  await say('long ago')
  const first = person.attach({ network: person.network, client: 'irssi' })
  await person.settle()
  await say('live')
  assert.deepEqual(texts(first.take()), ['live'])
  first.detach()
  await say('missed')
  network.send(':bob!b@h PRIVMSG #wire :\x01ACTION waves\x01')
  await person.settle()
  const again = person.attach({ network: person.network, client: 'irssi' })
  await person.settle()
  await say('live again')
  assert.deepEqual(texts(again.take()), [
    '[2026-11-22 10:00:00] missed',
    '\x01ACTION [2026-11-22 10:00:00] waves\x01',
    'live again',
  ])
  const other = person.attach({ network: person.network, client: 'weechat', capabilities: ['server-time'] })
  await person.settle()
  assert.deepEqual(texts(other.take()), [], 'each client has its own place')
})

test('a client with server-time gets the times as tags', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const options = { network: person.network, client: 'phone', capabilities: ['server-time'] }
  person.attach(options).detach()
  await person.settle()
  network.send('@time=2026-11-22T10:00:00.123Z :bob!b@h PRIVMSG #wire :missed')
  await person.settle()
  const screen = person.attach(options)
  await person.settle()
  assert.ok(screen.take().includes('@time=2026-11-22T10:00:00.123Z :bob!b@h PRIVMSG #wire missed'))
})

test('a client that asks for history itself is shown none', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const options = { network: person.network, client: 'modern', capabilities: ['draft/chathistory', 'batch'] }
  person.attach(options).detach()
  network.send(':bob!b@h PRIVMSG #wire :missed')
  await person.settle()
  const screen = person.attach(options)
  await person.settle()
  assert.deepEqual(texts(screen.take()), [])
})

test('after the bouncer was killed an old client misses nothing', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  person.attach({ network: person.network, client: 'irssi' })
  await person.settle()
  network.send(':bob!b@h PRIVMSG #wire :seen')
  await person.settle()
  await person.environment.advance(10_000)
  network.send(':bob!b@h PRIVMSG #wire :just before')
  await person.settle()
  await person.restart()
  await person.connect(modern)
  const again = person.attach({ network: person.network, client: 'irssi' })
  await person.settle()
  assert.deepEqual(texts(again.take()), ['[2026-11-22 10:00:10] just before'])
})

test('what was sent to an old client whose connection was dead already is shown when it comes back, also while that one is still there', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const options = { network: person.network, client: 'irssi' }
  const say = async (text: string): Promise<void> => {
    network.send(`:bob!b@h PRIVMSG #wire :${text}`)
    await person.settle()
  }
  const first = person.attach(options)
  await person.settle()
  await say('seen')
  first.detach()
  const dead = person.attach({ ...options, dead: true })
  await person.settle()
  await say('into the void')
  const again = person.attach(options)
  await person.settle()
  await say('live')
  assert.deepEqual(texts(again.take()), ['[2026-11-22 10:00:00] into the void', 'live'])
  dead.detach()
  again.detach()
  const third = person.attach(options)
  await person.settle()
  assert.deepEqual(texts(third.take()), [], 'the one that was dead does not take it back')
})

test('what somebody says who is ignored is not shown to a client that knows nothing of that, now or later; our own screens hide it themselves', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const settings = person.attach({ capabilities: ['batch', 'longwire/preferences'] })
  await settings.send('PREFERENCE SET ignore/eve {"mask":"eve!*@*","levels":["all"]}')
  assert.doesNotMatch(settings.take().join('\n'), /FAIL/)
  const [old, own] = [
    person.attach({ network: person.network, client: 'irssi' }),
    await person.attachTo('batch', 'longwire/resume', 'message-tags', 'server-time'),
  ]
  network.send(':eve!e@h JOIN #wire * :Eve')
  await person.settle()
  assert.ok(
    old.take().some((line) => line.startsWith(':eve!e@h JOIN')),
    'who is there is told all the same',
  )
  const say = async (text: string): Promise<void> => {
    network.send(`:eve!e@h PRIVMSG #wire :${text}`, `:bob!b@h PRIVMSG #wire :${text}, says bob`)
    await person.settle()
  }
  await person.settle()
  old.take()
  await say('now')
  assert.deepEqual(texts(old.take()), ['now, says bob'])
  assert.deepEqual(texts(own.take()), ['now', 'now, says bob'])
  old.detach()
  await say('later')
  const again = person.attach({ network: person.network, client: 'irssi' })
  await person.settle()
  assert.deepEqual(
    texts(again.take()).map((text) => text.slice(22)),
    ['later, says bob'],
  )
})

test('however many conversations there are, an old client is shown something of each, and told where there is more', async () => {
  const person = await Person.start()
  const channels = Array.from({ length: 60 }, (_, index) => `#c${index}`)
  const network = await person.connect(modern, ...channels)
  const options = { network: person.network, client: 'irssi', capabilities: ['server-time'] }
  const screen = person.attach(options)
  await person.settle()
  screen.detach()
  for (const [index, channel] of channels.entries()) {
    for (let line = 0; line < (index < 2 ? 120 : 1); line += 1)
      network.send(`:bob!b@h PRIVMSG ${channel} :${line} of ${channel}`)
    await person.settle()
    await person.environment.advance(1000)
  }
  const again = person.attach(options)
  await person.settle()
  const lines = again.take()
  const said = texts(lines)
  for (const channel of channels)
    assert.ok(
      said.some((text) => text.endsWith(` of ${channel}`)),
      channel,
    )
  assert.equal(said.filter((text) => text.endsWith(' of #c0')).length, 100)
  const told = lines.filter((line) => line.includes(':*longwire!') && line.includes(' NOTICE '))
  assert.equal(told.length, 1)
  assert.match(told.join(''), /: #c1: 100 of 120, #c0: 100 of 120\. /)
})
