import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const redacting = { ...modern, capabilities: `${modern.capabilities} draft/message-redaction` }
const caps = ['batch', 'draft/chathistory', 'draft/message-redaction', 'message-tags', 'soju.im/search']

// Source: https://ircv3.net/specs/extensions/message-redaction
test('a redacted message comes back neither from history nor from search, also not its text to who knows nothing of redaction', async () => {
  const person = await Person.start()
  const network = await person.connect(redacting, '#wire')
  const [knowing, other] = [
    await person.attachTo(...caps),
    await person.attachTo(...caps.filter((one) => one !== 'draft/message-redaction')),
  ]
  network.send('@msgid=a,b=c :bob!b@h PRIVMSG #wire :secret words')
  await person.settle()
  knowing.take()
  other.take()
  network.send(':bob!b@h REDACT #wire a,b=c :a mistake')
  await person.settle()
  assert.match(knowing.take().join(), /:bob!b@h REDACT #wire a,b=c :a mistake$/)
  assert.deepEqual(
    other.take(),
    [],
    '“MUST not forward this `REDACT` to target recipients that have not negotiated this capability”',
  )
  for (const screen of [knowing, other]) {
    await screen.send('CHATHISTORY LATEST #wire * 10', 'SEARCH text=secret', 'SEARCH in=#wire')
    assert.doesNotMatch(screen.take().join('\n'), /secret/)
  }
  await knowing.send('CHATHISTORY LATEST #wire * 10')
  assert.match(knowing.take().join('\n'), /REDACT #wire a,b=c :a mistake/)
})

// Source: docs/extensions/resume.md
test('a screen that was away learns of what was taken back of that which it has; others see nothing of it', async () => {
  const person = await Person.start()
  const network = await person.connect(redacting, '#wire')
  const wanted = [...caps, 'draft/event-playback', 'server-time', 'longwire/resume']
  const phone = await person.attachTo(...wanted)
  network.send('@msgid=a :bob!b@h PRIVMSG #wire :secret words')
  await person.settle()
  const cursor = /longwire\/cursor=([^; ]+)/.exec(phone.take().join())?.[1]
  assert.ok(cursor)
  phone.detach()
  network.send(':bob!b@h REDACT #wire a :a mistake', ':bob!b@h REDACT mallory b :of nothing')
  await person.settle()
  const resumed = (capabilities: readonly string[]) =>
    person.attach({ network: person.network, capabilities, resume: cursor })
  const [again, unaware] = [resumed(wanted), resumed(wanted.filter((one) => one !== 'draft/message-redaction'))]
  await person.settle()
  assert.match(again.take().join('\n'), /batch=\S+ :bob!b@h REDACT #wire a :a mistake\n/)
  assert.doesNotMatch(unaware.take().join('\n'), /REDACT|TAGMSG|mistake/)
})

test('what somebody takes back who is not to be heard is taken back all the same: it may be what others said', async () => {
  const person = await Person.start()
  const network = await person.connect(redacting, '#wire')
  const screen = await person.attachTo(...caps, 'draft/metadata-2')
  await screen.send('METADATA oper SET soju.im/blocked 1')
  network.send('@msgid=a :bob!b@h PRIVMSG #wire :rude words', ':oper!o@h PRIVMSG #wire :stop that')
  await person.settle()
  assert.doesNotMatch(screen.take().join('\n'), /stop that/)
  network.send(':oper!o@h REDACT #wire a')
  await person.settle()
  assert.match(screen.take().join('\n'), /:oper!o@h REDACT #wire a/)
})

test('REDACT of a client is the network’s to decide; without the capability there is no such command', async () => {
  const person = await Person.start()
  const network = await person.connect(redacting, '#wire')
  const [knowing, other] = [await person.attachTo(...caps, 'labeled-response'), await person.attachTo()]
  await knowing.send('@label=x REDACT #wire m1 :oops')
  const label = /label=([^; ]+)/.exec(await network.expect(/REDACT #wire m1/))?.[1]
  network.send(`@label=${label} :irc.example FAIL REDACT REDACT_FORBIDDEN #wire m1 :You may not`)
  await person.settle()
  assert.match(knowing.take().join(), /label=x\S* :\S+ FAIL REDACT REDACT_FORBIDDEN #wire m1 :You may not$/)
  await other.send('REDACT #wire m1')
  assert.match(other.take().join(), / 421 ada REDACT :/)
})
