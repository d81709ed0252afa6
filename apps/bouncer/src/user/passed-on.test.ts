import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { joinReply } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

const more = (...capabilities: readonly string[]) => ({
  ...modern,
  capabilities: [modern.capabilities, ...capabilities].join(' '),
})

describe('capabilities that come and go with the network', () => {
  test('are offered while it has them, and told with CAP NEW and CAP DEL', async () => {
    const person = await Person.start()
    const network = await person.connect(
      more('draft/message-redaction', 'draft/account-registration=before-connect,email-required'),
    )
    const screen = await person.attachTo('draft/message-redaction')
    await screen.send('CAP LS 302')
    assert.match(screen.take().join(' '), / draft\/account-registration=email-required .*draft\/message-redaction/)
    network.cut()
    await person.settle()
    assert.match(screen.take().join(' '), / CAP ada DEL :?.*draft\/message-redaction/)
    await screen.send('CAP LIST')
    assert.doesNotMatch(screen.take().join(' '), /redaction/)
    await person.environment.advance(5_000)
    await person.connect(more('draft/message-redaction'))
    assert.match(screen.take().join(' '), / CAP ada NEW :?draft\/message-redaction$/m)
    await screen.send('CAP REQ draft/message-redaction')
    assert.match(screen.take().join(' '), / CAP ada ACK draft\/message-redaction$/)
  })

  test('whose limits are the network’s are told anew when it connects', async () => {
    const person = await Person.start()
    const early = await person.attachTo()
    const network = await person.connect(
      more('draft/multiline=max-bytes=4096,max-lines=20', 'draft/metadata-2=max-subs=5,max-keys=7'),
    )
    const told = early.take().join('\n')
    assert.match(told, / CAP ada NEW :.*draft\/multiline=max-bytes=4096,max-lines=20/)
    assert.match(told, / CAP ada NEW :.*draft\/metadata-2=max-subs=100,max-keys=7/)
    network.cut()
    await person.settle()
    assert.match(early.take().join('\n'), / CAP ada NEW :.*draft\/multiline=max-bytes=16384,max-lines=100/)
  })

  test('cannot be asked for where the network lacks them', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const screen = await person.attachTo()
    await screen.send('CAP REQ draft/message-redaction', 'REDACT #wire id')
    const [nak, unknown] = screen.take()
    assert.match(nak ?? '', / NAK draft\/message-redaction$/)
    assert.match(unknown ?? '', / 421 ada REDACT /)
  })
})

test('commands for services and operators go to the network and come back to who asked; what nobody knows goes nowhere', async () => {
  const person = await Person.start()
  const network = await person.connect(modern)
  const [screen, other] = [await person.attachTo(), await person.attachTo()]
  for (const [command, number] of [
    ['NS INFO ada', '421'],
    ['KILL bob :that is enough', '481'],
    ['SILENCE', '272'],
  ] as const) {
    const asking = network.expect(new RegExp(`^@label=\\S+ ${command}$`))
    await screen.send(command)
    const label = /^@(label=\S+)/.exec(await asking)?.[1] ?? ''
    network.send(`@${label} :irc.example ${number} ada ${command.split(' ')[0] ?? ''} :as the network says`)
    await person.settle()
    assert.match(screen.take().join('\n'), new RegExp(`^:\\S+ ${number} ada .*:as the network says$`), command)
  }
  const before = network.received.length
  await screen.send('FROB #wire')
  assert.match(screen.take().join('\n'), / 421 ada FROB :/)
  assert.equal(network.received.length, before)
  assert.deepEqual(other.take(), [])
})

test('coming back to a network that was away: channels are joined anew, their members told anew', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo()
  network.cut()
  await person.environment.advance(5_000)
  const next = await person.connect(modern)
  await next.expect(/JOIN #wire/)
  next.send(...joinReply('ada', '#wire', ['@ada', 'carol']))
  await person.settle()
  const lines = screen.take()
  assert.equal(lines[0], ':ada!ada@host.example JOIN #wire')
  assert.equal(lines[1], ':bouncer.longwire 353 ada = #wire :@ada carol')
})

test('the network calls the person otherwise than they asked: screens that were there before are told', async () => {
  const person = await Person.start()
  const early = await person.attachTo()
  const resuming = person.attach({ network: person.network, capabilities: ['longwire/resume'], resume: '*' })
  const network = await person.connect({ ...modern, nickname: 'ada_' })
  network.send(...joinReply('ada_', '#wire', ['@ada_']))
  await person.settle()
  for (const screen of [early, resuming]) {
    const lines = screen.take()
    const told = lines.findIndex((line) => line.endsWith(':ada NICK ada_'))
    const joined = lines.findIndex((line) => line.includes('JOIN #wire'))
    assert.ok(told !== -1 && told < joined, lines.join('\n'))
    assert.match(lines.join('\n'), / 366 ada_ #wire /)
  }
  const late = await person.attachTo()
  network.send(':ada_!ada@host.example NICK ada')
  await person.settle()
  for (const screen of [early, resuming, late]) {
    assert.deepEqual(
      screen.take().filter((line) => line.includes('NICK')),
      [':ada_!ada@host.example NICK ada'],
    )
  }
})
