import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'

const plain = (name: string, password: string): string => Buffer.from(`\0${name}\0${password}`).toString('base64')

async function withClient(play: (client: TestIrcClient) => Promise<void>): Promise<void> {
  await using installation = await Installation.start()
  await installation.setUp()
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  await play(client)
  client.destroy()
}

// Source: https://ircv3.net/specs/extensions/sasl-3.1 and https://ircv3.net/specs/extensions/sasl-3.2
describe('sasl', () => {
  test('“Servers SHOULD advertise the available SASL authentication mechanisms in the value of the sasl client capability in CAP LS.”', () =>
    withClient(async (client) => {
      client.send('CAP LS 302')
      await client.waitFor(/ CAP \* LS (?:\* )?:.*\bsasl=PLAIN,SCRAM-SHA-256( |$)/)
    }))

  test('“If authentication is successful, a 900 and 903 numeric will be sent.”', () =>
    withClient(async (client) => {
      client.send('CAP REQ sasl', 'NICK ada', 'USER whatever 0 * :Ada', 'AUTHENTICATE PLAIN')
      await client.waitFor(/^AUTHENTICATE \+$/)
      client.send(`AUTHENTICATE ${plain('ada', 'correct horse')}`)
      await client.waitFor(/ 900 ada ada!\S+ ada :/)
      await client.waitFor(/ 903 ada :/)
      client.send('CAP END')
      await client.waitFor(/ 001 ada /)
    }))

  test('“If the client attempts to issue the AUTHENTICATE command after already authenticating successfully, the server MUST reject it with a 907 numeric.”', () =>
    withClient(async (client) => {
      client.send('CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada', 'AUTHENTICATE PLAIN')
      client.send(`AUTHENTICATE ${plain('ada', 'correct horse')}`)
      await client.waitFor(/ 903 /)
      client.send('AUTHENTICATE PLAIN')
      await client.waitFor(/ 907 ada :/)
      client.send('CAP END')
      await client.waitFor(/ 001 ada /)
      client.send('AUTHENTICATE PLAIN')
      await client.waitFor(/ 907 ada :/)
    }))

  test('“If authentication fails, a 904 or 905 numeric will be sent and the client MAY retry”; without a login nobody registers', () =>
    withClient(async (client) => {
      client.send('CAP REQ sasl', 'NICK ada', 'USER ada 0 * :Ada', 'AUTHENTICATE PLAIN')
      client.send(`AUTHENTICATE ${plain('ada', 'wrong')}`)
      await client.waitFor(/ 904 ada :/)
      client.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${plain('ada', 'correct horse')}`)
      await client.waitFor(/ 903 ada :/)
    }))

  test('“If the last chunk was exactly 400 bytes long, it must also be followed by AUTHENTICATE + to signal end of response.”', () =>
    withClient(async (client) => {
      const long = plain('ada', 'x'.repeat(295))
      assert.equal(long.length, 400)
      client.send('CAP REQ sasl', 'NICK ada', 'AUTHENTICATE PLAIN', `AUTHENTICATE ${long}`, 'PING waits')
      await client.waitFor(/ PONG \S+ waits$/)
      assert.ok(!client.lines.some((line) => line.includes(' 904 ')))
      client.send('AUTHENTICATE +')
      await client.waitFor(/ 904 ada :/)
    }))

  test('“the client-sent AUTHENTICATE command was too long (i.e. the parameter longer than 400 bytes)”: 905; “The server MAY place a limit on the total length of a response.”', () =>
    withClient(async (client) => {
      client.send('CAP REQ sasl', 'NICK ada', 'AUTHENTICATE PLAIN', `AUTHENTICATE ${'A'.repeat(401)}`)
      await client.waitFor(/ 905 ada :/)
      client.send('AUTHENTICATE PLAIN', ...Array.from({ length: 50 }, () => `AUTHENTICATE ${'A'.repeat(400)}`))
      await client.waitFor(/ 90[45] ada :/)
    }))

  test('“The client can abort an authentication by sending an asterisk as the data. The server will send a 906 numeric.”', () =>
    withClient(async (client) => {
      client.send('CAP REQ sasl', 'NICK ada', 'AUTHENTICATE PLAIN', 'AUTHENTICATE *')
      await client.waitFor(/ 906 ada :/)
    }))

  test('908 “MAY be sent in reply to an AUTHENTICATE command which requests an unsupported mechanism”', () =>
    withClient(async (client) => {
      client.send('CAP REQ sasl', 'NICK ada', 'AUTHENTICATE GSSAPI')
      await client.waitFor(/ 908 ada PLAIN,SCRAM-SHA-256 :/)
      await client.waitFor(/ 904 ada :/)
    }))

  test('“The client MUST enable the sasl capability before using the AUTHENTICATE command”', () =>
    withClient(async (client) => {
      client.send('NICK ada', 'AUTHENTICATE PLAIN')
      await client.waitFor(/ (904|421|451) ada /)
    }))
})
