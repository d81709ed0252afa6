import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { connectError, connectErrorCodes } from '@longwire/connection'
import { textsIn } from '../language/texts-in.ts'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

/** What the service answers to one line. */
async function ask(screen: TestScreen, text: string): Promise<readonly string[]> {
  screen.take()
  await screen.send(`PRIVMSG *longwire :${text}`)
  const lead = /^:\*longwire!service@bouncer\.longwire NOTICE ada :?/
  return screen
    .take()
    .filter((line) => lead.test(line))
    .map((line) => line.replace(lead, ''))
}

describe('the service *longwire', () => {
  test('is there with and without a network, and says what it can', async () => {
    const person = await Person.start()
    await person.connect(modern)
    for (const screen of [person.attach(), await person.attachTo()]) {
      assert.ok((await ask(screen, 'help')).some((line) => line.startsWith('network add KEY=VALUE')))
      assert.match((await ask(screen, 'frobnicate now'))[0] ?? '', /^There is no command “frobnicate now”/)
    }
  })

  test('lists, adds, changes and removes networks', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const screen = person.attach()
    await person.settle()
    assert.deepEqual(await ask(screen, 'network list'), ['Example: connected (ada at irc.example:6667, without TLS)'])
    assert.deepEqual(await ask(screen, 'Network add host=irc.other name=Other enabled=0'), ['Other was added.'])
    assert.match(
      (await ask(screen, 'network edit other nick=ada_'))[0] ?? '',
      /^Other: switched off \(ada_ at irc\.other:6697\)/,
    )
    assert.deepEqual(await ask(screen, 'network del Other'), ['Other was removed.'])
    assert.equal((await person.store.accounts.networks.list(person.user.id)).length, 1)
  })

  test('a value with blanks stands in quotes; further settings have the keys of the command line', async () => {
    const person = await Person.start()
    const screen = person.attach()
    await person.settle()
    await ask(screen, 'network add host=irc.other enabled=0 realname="Ada \\"L\\" Lovelace" flood-control=off family=6')
    const record = (await person.store.accounts.networks.list(person.user.id)).at(-1)
    assert.equal(record?.settings.realname, 'Ada "L" Lovelace')
    assert.deepEqual([record?.settings.floodControl, record?.settings.family], ['off', 6])
  })

  test('answers in the order of asking, each knowing what the one before has done', async () => {
    const person = await Person.start()
    const screen = person.attach()
    await person.settle()
    screen.take()
    await screen.send(
      'PRIVMSG *longwire :network add host=irc.other name=Other enabled=0',
      'PRIVMSG *longwire :network del Other',
      'PRIVMSG *longwire :network del Other',
      'PRIVMSG *longwire :nonsense',
    )
    const said = screen.take().map((line) => line.replace(/^.* NOTICE ada :?/, ''))
    assert.deepEqual(said.slice(0, 2), ['Other was added.', 'Other was removed.'])
    assert.match(said[2] ?? '', /Other/)
    assert.match(said[3] ?? '', /^There is no command “nonsense”/)
  })

  test('tells how things are; people and the whole are for administrators alone', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const screen = person.attach()
    await person.settle()
    assert.deepEqual(await ask(screen, 'status'), [
      'You have 1 screen attached.',
      'Example: connected (ada at irc.example:6667, without TLS)',
    ])
    assert.match((await ask(screen, 'user list'))[0] ?? '', /^There is no command “user list”/)
    assert.ok(!(await ask(screen, 'help')).some((line) => line.startsWith('user ')))
  })

  test('detaches and attaches channels', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo()
    assert.deepEqual(await ask(screen, 'channel detach example #wire'), ['#wire is detached.'])
    assert.deepEqual(await ask(screen, 'channel list example'), ['#wire, detached'])
    assert.deepEqual(await ask(screen, 'channel attach example #wire'), ['#wire is attached.'])
    assert.deepEqual(await ask(screen, 'channel detach example #nowhere'), ['You are not in #nowhere.'])
  })

  test('says what is wrong', async () => {
    const person = await Person.start()
    const screen = person.attach()
    await person.settle()
    assert.deepEqual(await ask(screen, 'network add'), ['Usage: network add KEY=VALUE…'])
    assert.match((await ask(screen, 'network add colour=red'))[0] ?? '', /is not KEY=VALUE/)
    assert.deepEqual(await ask(screen, 'network add host=x port=0'), [
      'A port is a number from 1 to 65535; most networks have 6697 with TLS and 6667 without.',
    ])
    assert.deepEqual(await ask(screen, 'network del Nowhere'), ['You have no network “Nowhere”.'])
  })

  test('answers in the language that the person’s screens told, in English where it knows none of it', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo('longwire/preferences', 'batch')
    const inLanguage = async (tag: string, text: string) => {
      await screen.send(`PREFERENCE SET language ${tag}`)
      return ask(screen, text)
    }
    assert.deepEqual(await inLanguage('de-AT', 'network list'), [
      'Example: verbunden (ada auf irc.example:6667, ohne TLS)',
    ])
    assert.deepEqual(await ask(screen, 'network edit example port=0'), [
      'Ein Port ist eine Zahl von 1 bis 65535; die meisten Netzwerke haben 6697 mit TLS und 6667 ohne.',
    ])
    assert.deepEqual(await ask(screen, 'network del'), ['So geht es: network del NAME'])
    assert.match((await ask(screen, 'network add host=h'))[0] ?? '', /^h wurde hinzugefügt\.$/)
    assert.deepEqual(await inLanguage('fr', 'network del h'), ['h was removed.'])
  })

  test('says why a network is away, in each language', () => {
    for (const code of connectErrorCodes) {
      const error = connectError(code, { host: '2001:db8::1', port: 6697, serverText: 'go away' })
      const text = textsIn('de').networks.problem(error)
      assert.match(text, /(?:[.?]|: go away)$/, code)
      assert.notEqual(text, error.userText, code)
    }
  })

  test('says nothing that is too long for a line, in any language', async () => {
    const person = await Person.start()
    const screen = await person.attachTo('longwire/preferences', 'batch')
    for (const language of ['en', 'de']) {
      await screen.send(`PREFERENCE SET language ${language}`)
      screen.take()
      await screen.send('PRIVMSG *longwire help')
      const lines = screen.take()
      assert.ok(lines.length > 10)
      for (const line of lines) assert.ok(Buffer.byteLength(line) <= 510, line)
    }
  })

  test('is between this screen and the bouncer: nothing of it is kept, shown elsewhere or sent on (pitfall 13)', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    const screen = await person.attachTo()
    const other = await person.attachTo()
    assert.deepEqual(await ask(screen, 'password add phone'), ['The password for phone is: token of phone'])
    assert.deepEqual(other.take(), [])
    assert.deepEqual(
      network.received.filter((line) => /PRIVMSG|\*longwire/.test(line)),
      [],
    )
    const history = await person.store.history(person.user.id)
    assert.ok(!(await history.buffers.list(person.network)).some(({ name }) => name.includes('longwire')))
  })
})
