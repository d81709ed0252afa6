import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const caps = ['batch', 'echo-message', 'labeled-response', 'message-tags']

// Source: https://ircv3.net/specs/extensions/labeled-response
describe('labeled-response', () => {
  test('“the server MUST include the same tag and value in any response produced from this message”', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const screen = await person.attachTo(...caps)
    await screen.send('@label=x PING token')
    assert.match(screen.take().join('\n'), /^@label=x :\S+ PONG \S+ token$/)
  })

  test('“If a response consists of more than one message, a batch MUST be used to group them into a single logical response.”', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('@label=x NAMES #wire')
    assert.match(
      screen.take().join('\n'),
      /^@label=x :\S+ BATCH \+(\w+) labeled-response\n(@batch=\1 \S+ \d+ .*\n){2}:\S+ BATCH -\1$/,
    )
  })

  test('“Servers MUST respond with a labeled `ACK` message when a client sends a labeled command that normally produces no response.”', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const screen = await person.attachTo(...caps)
    await screen.send('@label=x PONG token')
    assert.deepEqual(screen.take(), ['@label=x :bouncer.longwire ACK'])
  })

  test('“When a client sends a message to itself, the server MUST NOT include the label tag, except for any acknowledgment sent with the echo-message mechanism”; no other screen sees it', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    const [sender, other] = [await person.attachTo(...caps), await person.attachTo(...caps)]
    await sender.send('@label=x PRIVMSG ada :note')
    const label = /label=([^; ]+)/.exec(await network.expect(/PRIVMSG ada/))?.[1]
    network.send(
      `@label=${label};msgid=s1 :ada!ada@host.example PRIVMSG ada :note`,
      '@msgid=s1 :ada!ada@host.example PRIVMSG ada :note',
    )
    await person.settle()
    assert.equal(sender.take().filter((line) => line.includes('label=x')).length, 1)
    const seen = other.take()
    assert.equal(seen.filter((line) => line.endsWith('PRIVMSG ada note')).length, 1)
    assert.doesNotMatch(seen.join('\n'), /label/)
  })

  test('“The value MUST NOT exceed 64 bytes”: a longer one, an empty one, and any without the capability, is none', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const [screen, without] = [await person.attachTo(...caps), await person.attachTo('message-tags')]
    await screen.send(`@label=${'x'.repeat(65)} PING a`, '@label= PING b')
    await without.send('@label=x PING c')
    assert.doesNotMatch([...screen.take(), ...without.take()].join('\n'), /label/)
  })
})
