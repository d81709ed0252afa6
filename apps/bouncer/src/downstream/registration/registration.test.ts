import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Installation } from '../../../test/installation.ts'
import { TestIrcClient } from '../../../test/irc-client.ts'

const plain = (name: string, password: string): string => Buffer.from(`\0${name}\0${password}`).toString('base64')

/** A bouncer with ada's account, and a connection to it. */
class Connected implements AsyncDisposable {
  readonly installation: Installation
  readonly client: TestIrcClient
  readonly port: number

  private constructor(installation: Installation, client: TestIrcClient, port: number) {
    this.installation = installation
    this.client = client
    this.port = port
  }

  static async open(): Promise<Connected> {
    const installation = await Installation.start()
    await installation.setUp()
    const [port = 0] = installation.bouncer.ircPorts
    return new Connected(installation, await TestIrcClient.connect(port), port)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.installation[Symbol.asyncDispose]()
  }
}

/** One network of ada's, played by nobody. */
async function addNetwork(installation: Installation, name: string): Promise<string> {
  const [user] = await installation.store.accounts.users.list()
  assert.ok(user)
  const { id } = await installation.store.accounts.networks.create(user.id, {
    name,
    servers: [{ host: 'irc.example', port: 6667, tls: false }],
    nickname: 'ada_',
    enabled: false,
  })
  return id
}

describe('logging in', () => {
  test('a wrong password is refused with 904, and nobody registers without a login', async () => {
    await using here = await Connected.open()
    const { client } = here
    client.send('CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada', 'AUTHENTICATE PLAIN')
    await client.waitFor(/^AUTHENTICATE \+$/)
    client.send(`AUTHENTICATE ${plain('ada', 'wrong')}`)
    await client.waitFor(/ 904 ada /)
    client.send('CAP END')
    await client.waitFor(/ (FAIL \* ACCOUNT_REQUIRED|NOTICE ada) /)
    await client.waitFor(/ ERROR /)
    await client.end()
  })

  test('by PASS, with the name of USER or before a colon', async () => {
    await using here = await Connected.open()
    const { client, port } = here
    client.send('PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(/ 001 ada /)
    const other = await TestIrcClient.connect(port)
    other.send('PASS :ada:correct horse', 'NICK x', 'USER x 0 * :x')
    await other.waitFor(/ 001 ada /)
    const wrong = await TestIrcClient.connect(port)
    wrong.send('PASS wrong', 'NICK ada', 'USER ada 0 * :Ada')
    await wrong.waitFor(/ 464 ada /)
    await wrong.end()
  })

  test('by PASS, with a password that has a colon itself', async () => {
    await using installation = await Installation.start()
    await installation.setUp('ada', 'correct: horse')
    for (const given of ['correct: horse', 'ada:correct: horse']) {
      const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
      client.send(`PASS :${given}`, 'NICK ada', 'USER ada 0 * :Ada')
      await client.waitFor(/ 001 ada /)
    }
  })

  test('what comes before it is answered with 451, as irssi sends (`JOIN :`)', async () => {
    await using here = await Connected.open()
    const { client } = here
    client.send('JOIN :', 'NICK', 'AUTHENTICATE PLAIN')
    await client.waitFor(/ 451 \* /)
    await client.waitFor(/ 461 \* NICK /)
    await client.waitFor(/ 904 \* /)
  })
})

describe('which network', () => {
  test('user/network@client names it, in any case; the nickname is the one there', async () => {
    await using here = await Connected.open()
    const { installation, client } = here
    const id = await addNetwork(installation, 'Libera')
    await addNetwork(installation, 'OFTC')
    client.send('PASS :correct horse', 'NICK ada', 'USER ada/libera@phone 0 * :Ada')
    await client.waitFor(/ 001 ada_ /)
    await client.waitFor(new RegExp(` 005 ada_ .*BOUNCER_NETID=${id}`))
  })

  test('one that is not there ends the connection in words', async () => {
    await using here = await Connected.open()
    const { client } = here
    client.send('PASS :correct horse', 'NICK ada', 'USER ada/nowhere 0 * :Ada')
    await client.waitFor(/ERROR :There is no network named nowhere$/)
    await client.end()
  })

  test('BOUNCER BIND names it by id, after the login and before the end of the registration', async () => {
    await using here = await Connected.open()
    const { installation, client } = here
    const id = await addNetwork(installation, 'Libera')
    client.send('CAP REQ :sasl soju.im/bouncer-networks', 'NICK ada', 'USER ada 0 * :Ada', `BOUNCER BIND ${id}`)
    await client.waitFor(/ FAIL BOUNCER ACCOUNT_REQUIRED BIND /)
    client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${plain('ada', 'correct horse')}`)
    await client.waitFor(/ 903 /)
    client.send(`BOUNCER BIND ${id}`, 'CAP END')
    await client.waitFor(new RegExp(`BOUNCER_NETID=${id}`))
    const lost = await TestIrcClient.connect(here.port)
    lost.send('CAP REQ :sasl soju.im/bouncer-networks', 'NICK ada', 'USER ada 0 * :Ada', 'AUTHENTICATE PLAIN')
    lost.send(`AUTHENTICATE ${plain('ada', 'correct horse')}`, 'BOUNCER BIND nowhere', 'CAP END')
    await lost.waitFor(/ FAIL BOUNCER INVALID_NETID BIND nowhere :/)
    await lost.end()
  })

  test('who says nothing gets the only one; who knows of networks gets the bouncer itself', async () => {
    await using here = await Connected.open()
    const { installation, client, port } = here
    const id = await addNetwork(installation, 'Libera')
    client.send('PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada')
    await client.waitFor(new RegExp(`BOUNCER_NETID=${id}`))
    const knowing = await TestIrcClient.connect(port)
    knowing.send('CAP REQ soju.im/bouncer-networks', 'PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada', 'CAP END')
    await knowing.waitFor(/ BOUNCER_NETID /)
  })
})

test('QUIT detaches this client alone', async () => {
  await using here = await Connected.open()
  const { client, port } = here
  const other = await TestIrcClient.connect(port)
  for (const one of [client, other]) {
    one.send('PASS :correct horse', 'NICK ada', 'USER ada 0 * :Ada')
    await one.waitFor(/ 001 /)
  }
  client.send('QUIT :bye')
  await client.waitFor(/ ERROR /)
  await client.end()
  other.send('PING here')
  await other.waitFor(/ PONG /)
})
