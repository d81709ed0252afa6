import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { OWN_PASSWORD } from '../../test/no-rights.ts'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const login = base64('\0jilles\0sesame')
/** As the bouncer says it to the network. */
const passedOn = /^AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=$/
const withLogin = { ...modern, capabilities: `${modern.capabilities} sasl=PLAIN,EXTERNAL` }

interface World {
  readonly person: Person
  readonly network: ScriptedConnection
  /** The client that logs in, and one that has nothing to do with it. */
  readonly client: TestScreen
  readonly other: TestScreen
}

async function connected(welcome = withLogin): Promise<World> {
  const person = await Person.start()
  const network = await person.connect(welcome)
  return { person, network, client: await person.attachTo('sasl'), other: await person.attachTo() }
}

/** Says name and password; resolves when the network has them. */
async function asked(welcome = withLogin): Promise<World> {
  const world = await connected(welcome)
  const { client, network, person } = world
  await client.send('AUTHENTICATE PLAIN')
  assert.deepEqual(client.take(), ['AUTHENTICATE +'])
  await client.send(`AUTHENTICATE ${login}`)
  await network.expect(/^AUTHENTICATE PLAIN$/)
  network.send('AUTHENTICATE +')
  await network.expect(passedOn)
  await person.settle()
  assert.deepEqual(client.take(), [])
  return world
}

const settingsOf = async ({ store, user }: Person) => (await store.accounts.networks.list(user.id))[0]?.settings

// Source: https://ircv3.net/specs/extensions/sasl-3.2, and what soju does where a client is registered already.
describe('sasl of the network', () => {
  test('“Servers SHOULD advertise the available SASL authentication mechanisms in the value”: what can be passed on, at the network alone', async () => {
    const { client, person } = await connected()
    await client.send('CAP LS 302')
    assert.match(client.take().join('\n'), / sasl=PLAIN( |$)/m)
    const atBouncer = person.attach()
    await person.settle()
    await atBouncer.send('CAP LS 302')
    assert.doesNotMatch(atBouncer.take().join('\n'), /sasl/)
  })

  test('“the client will be notified about status changes concerning the availability of sasl authentication”', async () => {
    const { network, other, person } = await connected()
    network.send(':irc.example CAP ada DEL :sasl')
    await person.settle()
    assert.match(other.take().join('\n'), / CAP ada DEL :?sasl$/)
    await other.send('AUTHENTICATE PLAIN')
    assert.match(other.take().join('\n'), / 907 ada :/)
    await other.send('CAP REQ sasl')
    assert.match(other.take().join('\n'), / CAP ada NAK :?sasl$/)
    network.send(':irc.example CAP ada NEW :sasl=PLAIN,SCRAM-SHA-256')
    await network.expect(/^CAP REQ :?sasl$/)
    network.send(':irc.example CAP ada ACK :sasl')
    await person.settle()
    assert.match(other.take().join('\n'), / CAP ada NEW :?sasl=PLAIN$/)
    network.close()
    await person.settle()
    assert.match(other.take().join('\n'), / CAP ada DEL :?sasl$/m)
  })

  test('a network without PLAIN has nothing that can be passed on', async () => {
    const { client } = await connected({ ...modern, capabilities: `${modern.capabilities} sasl=EXTERNAL` })
    await client.send('CAP LS 302', 'AUTHENTICATE PLAIN')
    assert.doesNotMatch(client.take().join('\n'), /sasl/)
  })

  test('“Servers SHOULD allow a client, authenticated or otherwise, to reauthenticate by sending a new AUTHENTICATE message at any time”: 900 and 903 come to who logged in; the next connection logs in so', async () => {
    const { client, network, other, person } = await asked()
    network.send(
      ':irc.example 900 ada ada!ada@host jilles :You are logged in as jilles',
      ':irc.example 903 ada :Success',
    )
    await person.settle()
    assert.match(
      client.take().join('\n'),
      / 900 ada ada!ada@host jilles :You are logged in as jilles\n\S+ 903 ada :?Success$/,
    )
    assert.deepEqual(other.take(), [])
    const expected = { account: 'jilles', password: 'sesame', mechanisms: ['PLAIN'] }
    assert.deepEqual((await settingsOf(person))?.sasl, expected)
    assert.ok(!network.received.some((line) => line.startsWith('QUIT')))
    network.close()
    await person.environment.advance(60_000)
    const again = await person.server.accept()
    await again.expect(/^CAP LS 302$/)
    again.send(':irc.example CAP * LS :sasl=PLAIN')
    await again.expect(/^CAP REQ :?sasl$/)
    again.send(':irc.example CAP * ACK :sasl')
    await again.expect(/^AUTHENTICATE PLAIN$/)
    again.send('AUTHENTICATE +')
    await again.expect(passedOn)
  })

  for (const numeric of ['902', '904', '905', '906', '907']) {
    test(`${numeric} is passed on to the one who asked, “an error appropriate to the circumstances”; nothing is kept`, async () => {
      const { client, network, other, person } = await asked()
      network.send(`:irc.example ${numeric} ada :Not so`)
      await person.settle()
      assert.match(client.take().join('\n'), new RegExp(`^\\S+ ${numeric} ada :Not so$`))
      assert.deepEqual(other.take(), [])
      assert.equal((await settingsOf(person))?.sasl, undefined)
      await client.send('AUTHENTICATE PLAIN')
      assert.deepEqual(client.take(), ['AUTHENTICATE +'])
    })
  }

  test('908 of the network is passed on: “Clients MUST handle the case when a mechanism they picked from the list turns out to be not available”', async () => {
    const { client, network, person } = await asked()
    network.send(':irc.example 908 ada EXTERNAL :are available')
    await person.settle()
    assert.match(client.take().join('\n'), / 908 ada EXTERNAL :are available\n\S+ 904 ada :/)
  })

  test('a mechanism that is not passed on is answered with 908 and 904', async () => {
    const { client } = await connected()
    await client.send('AUTHENTICATE SCRAM-SHA-256')
    assert.match(client.take().join('\n'), / 908 ada PLAIN :.*\n\S+ 904 ada :/)
  })

  test('“The client can abort an authentication by sending an asterisk as the data”: the network hears of none of it', async () => {
    const { client, network } = await connected()
    await client.send('AUTHENTICATE PLAIN', 'AUTHENTICATE *')
    assert.match(client.take().join('\n'), / 906 ada :/)
    await client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${'A'.repeat(401)}`)
    assert.match(client.take().join('\n'), / 905 ada :/)
    await client.send('AUTHENTICATE PLAIN', 'AUTHENTICATE =')
    assert.match(client.take().join('\n'), / 904 ada :/)
    assert.ok(!network.received.some((line) => line.startsWith('AUTHENTICATE')))
  })

  test('“If the last chunk was exactly 400 bytes long, it must also be followed by AUTHENTICATE +”: the network hears of it then', async () => {
    const { client, network } = await connected()
    const long = base64(`\0jilles\0${'x'.repeat(292)}`)
    assert.equal(long.length, 400)
    await client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${long}`)
    assert.ok(!network.received.includes('AUTHENTICATE PLAIN'))
    await client.send('AUTHENTICATE +')
    await network.expect(/^AUTHENTICATE PLAIN$/)
  })

  test('one login at a time; a network that says nothing for 20 s has refused', async () => {
    const { client, other, person } = await asked()
    await other.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${login}`)
    assert.match(other.take().join('\n'), / 904 ada :Another login is under way$/)
    await client.send('AUTHENTICATE PLAIN')
    assert.match(client.take().join('\n'), /Example|deciding/)
    await person.environment.advance(20_000)
    assert.match(client.take().join('\n'), / 904 ada :Example did not answer$/)
  })

  test('the password of the account here is for no network: a client that logs in by itself is in already', async () => {
    const { client, network } = await connected()
    await client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${base64(`\0ada/Example@phone\0${OWN_PASSWORD}`)}`)
    assert.match(client.take().join('\n'), / 907 ada :/)
    assert.ok(!network.received.some((line) => line.startsWith('AUTHENTICATE')))
  })
})
