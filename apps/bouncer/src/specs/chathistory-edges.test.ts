import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { joinReply } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'
import type { TestScreen } from '../../test/test-screen.ts'

const caps = ['batch', 'draft/chathistory', 'message-tags', 'server-time']
const AT = '2026-11-22T09:00:00.000Z'

/** msgids of a page. */
async function ids(screen: TestScreen, line: string): Promise<readonly string[]> {
  screen.take()
  await screen.send(line)
  return screen.take().flatMap((each) => /msgid=([^; ]+)/.exec(each)?.[1] ?? [])
}

// Source: https://ircv3.net/specs/extensions/chathistory
describe('draft/chathistory', () => {
  test('“a consistent message order … which determinately orders any two messages (even if they share a timestamp)”: lines of one millisecond at a page’s edge are neither lost nor repeated, paging either way by msgid (pitfall 35)', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const all = Array.from({ length: 11 }, (_, i) => `m${i}`)
    for (const id of all) network.send(`@msgid=${id};time=${AT} :bob!b@h PRIVMSG #wire :${id}`)
    await person.settle()
    const screen = await person.attachTo(...caps)
    let back = await ids(screen, 'CHATHISTORY LATEST #wire * 3')
    for (let page = back; page.length > 0; back = [...page, ...back]) {
      page = await ids(screen, `CHATHISTORY BEFORE #wire msgid=${back[0]} 3`)
    }
    assert.deepEqual(back, all)
    let on = ['m0']
    for (let page: readonly string[] = on; page.length > 0; on = [...on, ...page]) {
      page = await ids(screen, `CHATHISTORY AFTER #wire msgid=${on.at(-1)} 4`)
    }
    assert.deepEqual(on, all)
    assert.deepEqual(await ids(screen, 'CHATHISTORY BETWEEN #wire msgid=m2 msgid=m8 100'), [
      'm3',
      'm4',
      'm5',
      'm6',
      'm7',
    ])
    // “MUST start from and exclude the first message selector”: lines of that very millisecond are in neither direction.
    assert.deepEqual(await ids(screen, `CHATHISTORY BEFORE #wire timestamp=${AT} 100`), [])
    assert.deepEqual(await ids(screen, `CHATHISTORY AFTER #wire timestamp=${AT} 100`), [])
  })

  test('TARGETS names conversations by their latest message, and a join is none', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    network.send(`@msgid=m1;time=${AT} :bob!b@h PRIVMSG #wire :one`)
    network.send(...joinReply('ada', '#silent', ['@ada']), ':carol!c@h JOIN #wire')
    await person.settle()
    const screen = await person.attachTo(...caps, 'draft/event-playback')
    await screen.send('CHATHISTORY TARGETS timestamp=2026-01-01T00:00:00.000Z timestamp=2027-01-01T00:00:00.000Z 50')
    const found = screen.take().flatMap((line) => /CHATHISTORY TARGETS .*/.exec(line) ?? [])
    assert.deepEqual(found, [`CHATHISTORY TARGETS #wire ${AT}`])
  })

  test('the person’s own messages are in a conversation of two', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    const screen = await person.attachTo(...caps)
    network.send(
      `@msgid=a1;time=${AT} :ada!ada@host.example PRIVMSG bob :mine`,
      `@msgid=b1;time=${AT} :bob!b@h PRIVMSG ada :yours`,
    )
    await person.settle()
    assert.deepEqual(await ids(screen, 'CHATHISTORY LATEST BOB * 10'), ['a1', 'b1'])
  })

  const refusals: readonly (readonly [line: string, answer: string])[] = [
    ['CHATHISTORY SIDEWAYS #wire * 5', 'INVALID_PARAMS SIDEWAYS'],
    ['CHATHISTORY LATEST #wire', 'NEED_MORE_PARAMS LATEST'],
    ['CHATHISTORY BEFORE #wire id=5 5', 'INVALID_MSGREFTYPE BEFORE id=5'],
    ['CHATHISTORY BEFORE #wire timestamp=yesterday 5', 'INVALID_PARAMS BEFORE timestamp=yesterday'],
    ['CHATHISTORY LATEST #wire * 0', 'INVALID_PARAMS LATEST 0'],
    ['CHATHISTORY LATEST #elsewhere * 5', 'INVALID_TARGET LATEST #elsewhere'],
    ['CHATHISTORY BEFORE #wire msgid=nobody 5', 'MESSAGE_ERROR BEFORE #wire'],
    ['CHATHISTORY TARGETS msgid=a msgid=b 5', 'INVALID_MSGREFTYPE TARGETS msgid=a'],
  ]
  for (const [line, answer] of refusals) {
    test(`“${line}” is refused with ${answer.split(' ', 1)[0]}`, async () => {
      const person = await Person.start()
      await person.connect(modern, '#wire')
      const screen = await person.attachTo(...caps)
      await screen.send(line)
      assert.match(screen.take().join('\n'), new RegExp(`FAIL CHATHISTORY ${answer} :`))
    })
  }
})
