import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Installation } from '../../test/installation.ts'
import { TestIrcClient } from '../../test/irc-client.ts'
import { modern, Person } from '../../test/person.ts'

async function withClient(play: (client: TestIrcClient) => Promise<void>): Promise<void> {
  await using installation = await Installation.start()
  await installation.setUp()
  const client = await TestIrcClient.connect(installation.bouncer.ircPorts[0] ?? 0)
  await play(client)
  client.destroy()
}

// Source: https://ircv3.net/specs/extensions/capability-negotiation
describe('capability negotiation', () => {
  for (const opening of ['CAP LS 302', 'CAP REQ :server-time']) {
    test(`“the server MUST not complete registration until the client sends a CAP END command”: after ${opening}`, () =>
      withClient(async (client) => {
        client.send(opening, 'NICK ada', 'USER ada 0 * :Ada', 'PASS :correct horse', 'PING still-here')
        await client.waitFor(/ CAP \S+ (LS|ACK) /)
        await client.waitFor(/ PONG \S+ still-here$/)
        assert.ok(!client.lines.some((line) => line.includes(' 001 ')))
        client.send('CAP END')
        await client.waitFor(/ 001 ada /)
        client.send('CAP END', 'PING after')
        await client.waitFor(/ PONG \S+ after$/)
      }))
  }

  test('“all but the last reply MUST have a parameter containing only an asterisk (*)”; “the server MAY specify additional data for each capability”', () =>
    withClient(async (client) => {
      client.send('CAP LS 307')
      await client.waitFor(/ CAP \* LS \* :/)
      assert.match(await client.waitFor(/ CAP \* LS :/), /[ :]sasl=PLAIN,SCRAM-SHA-256( |$)/)
    }))

  test('“If a client has not indicated support for CAP LS 302 features, the server MUST NOT send these new features to the client.”', () =>
    withClient(async (client) => {
      client.send('CAP LS')
      const list = await client.waitFor(/ CAP \* LS /)
      assert.match(list, / sasl( |$)/)
      assert.doesNotMatch(list, /=| LS \* /)
    }))

  test('“servers SHOULD return a CAP LS reply consistent with the request’s version, but keep storing the original (higher) version”', () =>
    withClient(async (client) => {
      client.send('CAP LS 302')
      await client.waitFor(/ CAP \* LS :/)
      client.send('CAP LS')
      assert.doesNotMatch(await client.waitFor(/ CAP \* LS /), /=/)
      client.send('CAP LIST')
      await client.waitFor(/ CAP \* LIST :?cap-notify$/)
    }))

  test('“The capability identifier set must be accepted as a whole, or rejected entirely.” “The server MUST NOT make any change to any capabilities if it replies with a NAK subcommand.”', () =>
    withClient(async (client) => {
      client.send('CAP REQ :server-time no-such-thing')
      await client.waitFor(/ CAP \* NAK :server-time no-such-thing$/)
      client.send('CAP LIST')
      await client.waitFor(/ CAP \* LIST :$/)
    }))

  test('“If a client requests a capability which is already enabled, or tries to disable a capability which is not enabled, the server MUST continue … as though handling this capability was successful.”', () =>
    withClient(async (client) => {
      client.send('CAP REQ :server-time', 'CAP REQ :server-time -batch')
      await client.waitFor(/ CAP \* ACK :?server-time$/)
      await client.waitFor(/ CAP \* ACK :server-time -batch$/)
      client.send('CAP REQ :-server-time', 'CAP LIST')
      await client.waitFor(/ CAP \* ACK :?-server-time$/)
      await client.waitFor(/ CAP \* LIST :$/)
    }))

  // Source: https://ircv3.net/specs/extensions/metadata
  test('“The order of capability negotiation is not significant and MUST not be enforced.” What something needs and nobody asked for in the end is told with CAP DEL', () =>
    withClient(async (client) => {
      const registration = ['NICK ada', 'USER ada 0 * :Ada', 'PASS :correct horse', 'CAP END']
      client.send('CAP LS 302', 'CAP REQ draft/metadata-2', 'CAP REQ draft/multiline', 'CAP REQ batch')
      client.send('METADATA * SUB soju.im/pinned', ...registration)
      await client.waitFor(/ CAP \* ACK :?draft\/metadata-2$/)
      await client.waitFor(/ CAP \S+ DEL :?draft\/multiline$/)
      await client.waitFor(/ 001 ada /)
      await client.waitFor(/ 770 ada soju\.im\/pinned$/)
      assert.ok(!client.lines.some((line) => / 451 /.test(line)))
      client.send('CAP LIST')
      await client.waitFor(/ CAP ada LIST :(?=.*draft\/metadata-2)(?!.*multiline)/)
    }))

  test('cap-notify “is enabled implicitly with 302”, and cannot be disabled then', () =>
    withClient(async (client) => {
      client.send('CAP LS 302', 'CAP REQ -cap-notify')
      await client.waitFor(/ CAP \* NAK :?-cap-notify$/)
    }))

  test('“If a client sends a subcommand which is not in the list above … numeric 410 (ERR_INVALIDCAPCMD) should be sent”', () =>
    withClient(async (client) => {
      client.send('CAP FROB')
      await client.waitFor(/ 410 \* FROB :/)
    }))

  test('“The server MUST accept the CAP command at any time, including after registration.” “If the client is already registered, [END] MUST be ignored”', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo()
    await screen.send('CAP REQ :server-time', 'CAP LIST', 'CAP END', 'CAP FROB')
    const answers = screen.take().map((line) => line.replace(/^@\S+ /, ''))
    assert.deepEqual(answers, [
      ':bouncer.longwire CAP ada ACK server-time',
      ':bouncer.longwire CAP ada LIST server-time',
      ':bouncer.longwire 410 ada FROB :This CAP command is not known',
    ])
  })

  test('“The NEW subcommand MUST ONLY be sent to clients that have negotiated CAP version 302 or enabled the cap-notify capability.”, and so DEL; “the capabilities SHOULD be listed with values”', async () => {
    const person = await Person.start()
    const network = await person.connect({
      ...modern,
      capabilities: `${modern.capabilities} draft/account-registration=before-connect,email-required`,
    })
    const screen = await person.attachTo()
    network.cut()
    await person.settle()
    assert.match(screen.take().join('\n'), / CAP ada DEL :?draft\/account-registration$/m)
    await person.environment.advance(5_000)
    await person.connect({
      ...modern,
      capabilities: `${modern.capabilities} draft/account-registration=before-connect,email-required`,
    })
    assert.match(screen.take().join('\n'), / CAP ada NEW :?draft\/account-registration=email-required$/m)
  })
})
