import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { Person, plainOld } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

const plain = ['batch', 'draft/chathistory', 'draft/event-playback', 'message-tags', 'server-time', 'soju.im/search']
const ours = [...plain, 'echo-message', 'labeled-response', 'longwire/resume', 'longwire/refused']
const refusal = ':irc.example 404 ada #wire :Cannot send to channel'
const refused = /^@\S+ :irc\.example REFUSED #wire (lw\.\S+) ERR_CANNOTSENDTOCHAN :Cannot send to channel$/

/** The lines in which something is said or refused. */
const said = (screen: TestScreen): readonly string[] =>
  screen.take().filter((line) => / (PRIVMSG|REFUSED|404) /.test(line))

/** A network that does not echo, and what was said and refused there. */
async function silenced(): Promise<{ person: Person; network: ScriptedConnection; screen: TestScreen; msgid: string }> {
  const person = await Person.start()
  const network = await person.connect(plainOld, '#wire')
  const screen = await person.attachTo(...ours)
  await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :may I speak?')
  await network.expect(/PRIVMSG #wire/)
  await person.settle()
  const [, msgid = ''] = /msgid=([^; ]+)/.exec(said(screen).join()) ?? []
  return { person, network, screen, msgid }
}

// Networks without echoes tell of a refusal when the line counts as said already.
describe('docs/extensions/refused.md', () => {
  test('who knows of it is told which message was refused, others what the network told', async () => {
    const { person, network, screen, msgid } = await silenced()
    const other = await person.attachTo('message-tags', 'server-time')
    const bare = await person.attachTo()
    network.send(refusal)
    await person.settle()
    const [line = ''] = said(screen)
    assert.equal(refused.exec(line)?.[1], msgid)
    assert.match(line, /longwire\/cursor=/)
    assert.match(said(other).join(), /^@time=\S+ :irc\.example 404 ada #wire :Cannot send to channel$/)
    assert.deepEqual(said(bare), [refusal])
  })

  test('of what was said to everybody and to the operators alone, it is the one that the network names', async () => {
    const person = await Person.start()
    const network = await person.connect({ isupport: `${plainOld.isupport} STATUSMSG=@+` }, '#wire')
    const screen = await person.attachTo(...ours)
    await screen.send(
      '@label=a;+longwire/id=one PRIVMSG @#wire :psst',
      '@label=b;+longwire/id=two PRIVMSG #wire :hello',
    )
    await network.expect(/PRIVMSG #wire/)
    await person.settle()
    const [, psst = ''] = /msgid=([^; ]+)\S* :\S+ PRIVMSG @#wire/.exec(said(screen).join()) ?? []
    network.send(":irc.example 482 ada @#wire :You're not a channel operator")
    await person.settle()
    assert.match(said(screen).join(), new RegExp(` REFUSED #wire ${psst} ERR_CHANOPRIVSNEEDED `))
  })

  test('who comes later sees that it was not said, and who does not know of that sees nothing of it', async () => {
    const { person, network, screen, msgid } = await silenced()
    network.send(refusal)
    await person.settle()
    const marked = new RegExp(
      `^@(?=\\S*msgid=${msgid})\\S*longwire/refused=ERR_CANNOTSENDTOCHAN\\\\sCannot\\\\ssend\\\\sto\\\\schannel\\S* :ada!\\S+ PRIVMSG #wire :may I speak\\?$`,
    )
    await person.restart()
    await person.connect(plainOld, '#wire')
    const later = person.attach({ network: person.network, capabilities: ours, resume: '*' })
    await person.settle()
    assert.match(said(later)[0] ?? '', marked)
    await later.send('CHATHISTORY LATEST #wire * 10')
    assert.match(said(later)[0] ?? '', marked)
    screen.take()

    const other = await person.attachTo(...plain)
    await other.send('CHATHISTORY LATEST #wire * 10')
    assert.deepEqual(said(other), [])
    for (const one of [later, other]) {
      await one.send('SEARCH text=speak')
      assert.deepEqual(said(one), [])
    }
  })

  test('a screen that has the message and was away is told when it is back', async () => {
    const { person, network, screen, msgid } = await silenced()
    network.send(':bob!b@h PRIVMSG #wire :hush')
    await person.settle()
    const cursor = /longwire\/cursor=([^; ]+)/.exec(said(screen).join())?.[1] ?? ''
    screen.detach()
    network.send(refusal)
    await person.settle()
    const again = person.attach({ network: person.network, capabilities: ours, resume: cursor })
    await person.settle()
    assert.equal(refused.exec(said(again).join())?.[1], msgid)
  })

  test('the lines of one message are refused one by one, and of each message that is told once', async () => {
    const { person, network, screen } = await silenced()
    await screen.send(`@label=b PRIVMSG #wire :${'long '.repeat(90)}`, `@label=c PRIVMSG #wire :${'x'.repeat(450)}`)
    await person.settle()
    const lines = network.received.filter((line) => line.startsWith('PRIVMSG')).length
    screen.take()
    for (let i = 0; i < lines; i++) network.send(refusal)
    await person.settle()
    assert.equal(said(screen).length, 3)
    network.send(refusal)
    await person.settle()
    assert.deepEqual(
      said(screen).map((line) => line.replace(/^@\S+ /, '')),
      [refusal],
      'of that nothing is known',
    )
  })

  test('a repeat of it is answered by the refusal', async () => {
    const { person, network } = await silenced()
    network.send(refusal)
    await person.settle()
    const screen = await person.attachTo(...ours)
    await screen.send('@label=z;+longwire/id=one PRIVMSG #wire :may I speak?')
    assert.match(said(screen).join(), /^@\S*label=z\S* :bouncer\.longwire 404 ada #wire :Cannot send to channel$/)
    assert.equal(network.received.filter((line) => line.startsWith('PRIVMSG')).length, 1)
  })

  test('what was said more than five minutes ago, or elsewhere, is not what is refused now', async () => {
    const { person, network, screen } = await silenced()
    network.send(':irc.example 401 ada bob :No such nick')
    await person.environment.advance(5 * 60_000)
    network.send(refusal)
    await person.settle()
    assert.ok(!said(screen).some((line) => line.includes('REFUSED')))
  })
})
