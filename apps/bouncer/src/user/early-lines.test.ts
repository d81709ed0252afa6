import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { joinReply, type ScriptedConnection } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

const stamp = (second: number): string => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`
const early = (second: number): string => `@msgid=m${second};time=${stamp(second)} :bob!b@h PRIVMSG #wire :welcome, ada`

/** Lines as they stand in the record of the channel, and how many of them are unread. */
async function record(person: Person): Promise<{ readonly lines: readonly string[]; readonly unread: number }> {
  const history = await person.store.history(person.user.id)
  const buffers = await history.buffers.list(person.network)
  const buffer = buffers.find(({ name }) => name === '#wire')
  assert.ok(buffer)
  assert.deepEqual(
    buffers.filter(({ kind }) => kind === 'query').map(({ name }) => name),
    [],
  )
  const { messages } = await history.page({ kind: 'latest', buffer: buffer.id, limit: 10, events: true })
  const [counted] = await history.unread([buffer.id])
  return { lines: messages.map(({ kind, text }) => (text === '' ? kind : text)), unread: counted?.unread ?? 0 }
}

const told = (screen: TestScreen): readonly string[] => {
  const lines = screen.take().map((line) => line.replace(/^@\S+ /, ''))
  return lines.filter((line) => / (JOIN|PRIVMSG|366) /.test(line))
}

function join(network: ScriptedConnection): void {
  network.send(...joinReply('ada', '#wire', ['@ada', '+bob']))
}

// Quirk(ergo).
describe('what is said in a channel before our own JOIN of it has come', () => {
  test('is recorded once, counted once, and told to every screen after the JOIN', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    const screens = [await person.attachTo(), await person.attachTo('message-tags', 'longwire/resume', 'batch')]
    network.send(early(1))
    await person.settle()
    for (const screen of screens) assert.deepEqual(told(screen), [])
    join(network)
    await person.settle()
    for (const screen of screens) {
      assert.deepEqual(told(screen), [
        ':ada!ada@host.example JOIN #wire',
        ':bob!b@h PRIVMSG #wire :welcome, ada',
        ':bouncer.longwire 366 ada #wire :End of /NAMES list',
      ])
    }
    assert.deepEqual(await record(person), { lines: ['welcome, ada', 'join'], unread: 1 })
  })

  test('comes after it on a screen that comes in between, too, and once', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    network.send(early(1))
    await person.settle()
    const screen = await person.attachTo('message-tags', 'draft/chathistory', 'batch')
    join(network)
    await person.settle()
    assert.equal(told(screen).filter((line) => line.includes('PRIVMSG')).length, 1)
  })

  test('is told all the same where no JOIN comes, and where the connection is lost', async () => {
    for (const lost of [true, false]) {
      const person = await Person.start()
      const network = await person.connect(modern)
      const screen = await person.attachTo()
      network.send(early(1))
      await person.settle()
      if (lost) network.close()
      else await person.environment.advance(5_000)
      await person.settle()
      assert.deepEqual(told(screen), [':bob!b@h PRIVMSG #wire :welcome, ada'])
      assert.deepEqual((await record(person)).lines, ['welcome, ada'])
    }
  })

  test('waits for no JOIN in a channel that was joined, nor where it is our own', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo('echo-message')
    network.send(early(1), ':ada!a@h PRIVMSG #elsewhere :from outside')
    await person.settle()
    assert.equal(told(screen).length, 2)
    network.send(':ada!a@h PART #wire')
    network.send(early(2))
    await person.settle()
    assert.deepEqual(told(screen), [])
    join(network)
    await person.settle()
    assert.equal(told(screen).filter((line) => line.includes('PRIVMSG')).length, 1)
  })

  test('is not where the gap ends that the network fills: what was missed lies before it', async () => {
    const person = await Person.start()
    const first = await person.connect(modern, '#wire')
    first.send(early(1))
    await person.settle()
    await person.restart()
    const withHistory = { ...modern, capabilities: `${modern.capabilities} draft/chathistory` }
    const second = await person.connect(withHistory)
    second.send(early(7))
    await person.settle()
    second.send(`@time=${stamp(8)} :ada!ada@host.example JOIN #wire`, ':irc.example 366 ada #wire :End')
    assert.match(await second.expect(/CHATHISTORY AFTER #wire/), /timestamp=2026-11-22T09:00:00.999Z/)
  })
})
