import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ScriptedConnection } from '@longwire/testing'
import { modern, Person, plainOld } from '../../test/person.ts'

const caps = ['batch', 'echo-message', 'labeled-response', 'message-tags', 'server-time', 'standard-replies']
const withHistory = {
  ...modern,
  capabilities: `${modern.capabilities} draft/chathistory`,
  isupport: `${modern.isupport} CHATHISTORY=100 MSGREFTYPES=msgid,timestamp`,
}
const silent = { ...plainOld, capabilities: 'batch message-tags server-time draft/chathistory labeled-response' }

const labelOf = (line: string): string => /label=([^; ]+)/.exec(line)?.[1] ?? ''

/** Answers a request for history. */
async function history(network: ScriptedConnection, pattern: RegExp, ...lines: readonly string[]): Promise<void> {
  network.send(`@label=${labelOf(await network.expect(pattern))} :irc.example BATCH +h chathistory #wire`)
  for (const line of lines) network.send(`@batch=h;${line.slice(1)}`)
  network.send(':irc.example BATCH -h')
}

const privmsgs = (lines: readonly string[]): readonly string[] => lines.filter((line) => /PRIVMSG|FAIL/.test(line))

describe('docs/extensions/id.md', () => {
  // “after a kill at any moment a repeat finds either the message or the note … It is never said a second time.”
  test('killed between saying and recording, a repeat is not said again: DELIVERY_UNCERTAIN where nobody knows', async () => {
    const person = await Person.start()
    const first = await person.connect(modern, '#wire')
    const before = await person.attachTo(...caps)
    await before.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    await first.expect(/PRIVMSG #wire/)
    await person.restart()
    const away = await person.attachTo(...caps)
    await away.send('@label=b;+longwire/id=one PRIVMSG #wire :hi')
    assert.match(privmsgs(away.take()).join(), /label=b\S* :\S+ FAIL PRIVMSG NETWORK_DISCONNECTED #wire :/)
    const second = await person.connect(modern, '#wire')
    await away.send('@label=c;+longwire/id=one PRIVMSG #wire :hi')
    assert.match(privmsgs(away.take()).join(), /label=c\S* :\S+ FAIL PRIVMSG DELIVERY_UNCERTAIN #wire :/)
    await away.send('@label=d;+longwire/id=two PRIVMSG #wire :another')
    assert.match(await second.expect(/PRIVMSG/), /another$/)
    assert.ok(!second.received.some((line) => line.endsWith(' hi')))
  })

  test('“a line of the person’s own with the same text … is recorded with the id, and answers the repeat”', async () => {
    const person = await Person.start()
    const first = await person.connect(withHistory, '#wire')
    await history(first, /CHATHISTORY LATEST #wire|CHATHISTORY AFTER #wire/)
    const screen = await person.attachTo(...caps)
    await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    await first.expect(/PRIVMSG #wire/)
    const time = new Date(person.environment.now()).toISOString()
    await person.restart()
    const second = await person.connect(withHistory, '#wire')
    await history(
      second,
      /CHATHISTORY (?:LATEST|AFTER) #wire/,
      `@msgid=m1;time=${time} :ada!ada@host.example PRIVMSG #wire :hi`,
    )
    await person.settle()
    const later = await person.attachTo(...caps)
    await later.send('@label=b;+longwire/id=one PRIVMSG #wire :hi')
    assert.match(
      privmsgs(later.take()).join(),
      /^@(?=\S*label=b)(?=\S*msgid=m1)(?=\S*longwire\/id=one)\S+ :ada!\S+ PRIVMSG #wire hi$/,
    )
    assert.ok(!second.received.some((line) => line.includes('PRIVMSG')))
  })

  test('what is asked before the gap was filled waits for the network’s history', async () => {
    const person = await Person.start()
    const first = await person.connect(withHistory, '#wire')
    await history(first, /CHATHISTORY (?:LATEST|AFTER) #wire/)
    const screen = await person.attachTo(...caps)
    await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    const time = new Date(person.environment.now()).toISOString()
    await person.restart()
    const second = await person.connect(withHistory)
    const later = await person.attachTo(...caps)
    await later.send('@label=b;+longwire/id=one PRIVMSG #wire :hi')
    assert.deepEqual(privmsgs(later.take()), [])
    await history(second, /CHATHISTORY AFTER #wire/, `@msgid=m1;time=${time} :ada!ada@host.example PRIVMSG #wire :hi`)
    await person.settle()
    assert.match(privmsgs(later.take()).join('\n'), /label=b/)
    assert.ok(!second.received.some((line) => line.includes('PRIVMSG')))
  })

  test('what the network refused, or never left, may be said again under its id', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    const label = labelOf(await network.expect(/PRIVMSG/))
    network.send(`@label=${label} :irc.example 404 ada #wire :Cannot send to channel`)
    await person.settle()
    await screen.send('@label=b;+longwire/id=one PRIVMSG #wire :hi')
    assert.equal(network.received.filter((line) => line.includes('PRIVMSG')).length, 2)
  })

  test('a text with a password is not in the note', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('@label=a;+longwire/id=one PRIVMSG NickServ :IDENTIFY hunter2')
    const kept = await (await person.store.history(person.user.id)).preferences.all('said/')
    assert.equal(Object.keys(kept).length, 1)
    assert.ok(!JSON.stringify(kept).includes('hunter2'))
  })

  test('once it is in the record, the note is gone', async () => {
    const person = await Person.start()
    await person.connect(plainOld, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('@label=a;+longwire/id=one PRIVMSG #wire :hi')
    await person.settle()
    assert.deepEqual(await (await person.store.history(person.user.id)).preferences.all('said/'), {})
  })
})

describe('what the person said, in the history of a network that does not echo', () => {
  test('is recorded once: what was recorded when it was said is known again, and what another client said is new', async () => {
    const person = await Person.start()
    const first = await person.connect(silent, '#wire')
    await history(first, /CHATHISTORY (?:LATEST|AFTER) #wire/)
    const screen = await person.attachTo(...caps)
    await screen.send('PRIVMSG #wire :ok', 'PRIVMSG #wire :ok')
    for (const sent of [await first.expect(/PRIVMSG/), await first.expect(/PRIVMSG/)]) {
      first.send(`@label=${labelOf(sent)} :irc.example ACK`)
    }
    await person.settle()
    const time = new Date(person.environment.now() + 1000).toISOString()
    const line = (id: string, text: string): string => `@msgid=${id};time=${time} :ada!a@h PRIVMSG #wire :${text}`
    const rows = async (): Promise<readonly string[]> => {
      const { buffers, page } = await person.store.history(person.user.id).then((store) => ({
        buffers: store.buffers,
        page: store.page.bind(store),
      }))
      const buffer = (await buffers.list()).find(({ name }) => name === '#wire')
      const { messages } = await page({ kind: 'latest', buffer: buffer?.id ?? 0, limit: 10, events: false })
      return messages.map(({ text }) => text).toSorted()
    }
    for (let again = 0; again < 3; again++) {
      await person.restart()
      const network = await person.connect(silent, '#wire')
      const all = [line('n1', 'ok'), line('n2', 'ok'), line('n3', 'ok'), line('n4', 'from elsewhere')]
      await history(network, /CHATHISTORY (?:LATEST|AFTER) #wire/, ...all)
      await person.settle()
      assert.deepEqual(await rows(), ['from elsewhere', 'ok', 'ok', 'ok'])
    }
  })
})
