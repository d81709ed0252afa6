import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TestScreen } from '../../test/test-screen.ts'
import { modern, Person } from '../../test/person.ts'

const capabilities = ['draft/chathistory', 'batch', 'message-tags', 'server-time']

const stamp = (second: number): string => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`

/** A channel in which `m0` to `m9` were said, one each second. */
async function tenLines(...more: readonly string[]): Promise<{ person: Person; screen: TestScreen }> {
  const person = await Person.start()
  const network = await person.connect(modern, '#Wire')
  for (let i = 0; i < 10; i++) network.send(`@msgid=m${i};time=${stamp(i)} :bob!b@h PRIVMSG #Wire :m${i}`)
  await person.settle()
  return { person, screen: await person.attachTo(...capabilities, ...more) }
}

async function texts(screen: TestScreen, line: string): Promise<readonly string[]> {
  await screen.send(line)
  const [begin = '', ...rest] = screen.take()
  assert.match(begin, /BATCH \+\S+ chathistory #Wire$/)
  assert.match(rest.at(-1) ?? '', /BATCH -\S+$/)
  return rest.slice(0, -1).map((each) => each.slice(each.lastIndexOf(' ') + 1))
}

// Source: https://ircv3.net/specs/extensions/chathistory
describe('draft/chathistory: “SHOULD be ascending time order … regardless of the subcommand used”', () => {
  const cases: readonly (readonly [line: string, expected: readonly string[]])[] = [
    ['LATEST #wire * 3', ['m7', 'm8', 'm9']],
    ['LATEST #wire msgid=m7 5', ['m8', 'm9']],
    ['BEFORE #wire msgid=m3 2', ['m1', 'm2']],
    [`BEFORE #wire timestamp=${stamp(3)} 2`, ['m1', 'm2']],
    ['AFTER #wire msgid=m3 2', ['m4', 'm5']],
    [`AFTER #WIRE timestamp=${stamp(3)} 2`, ['m4', 'm5']],
    ['AROUND #wire msgid=m5 3', ['m4', 'm5', 'm6']],
    ['BETWEEN #wire msgid=m2 msgid=m6 10', ['m3', 'm4', 'm5']],
    ['BETWEEN #wire msgid=m2 msgid=m6 2', ['m3', 'm4']],
    ['BETWEEN #wire msgid=m6 msgid=m2 2', ['m4', 'm5']],
    ['AFTER #wire msgid=m9 5', []],
  ]
  for (const [line, expected] of cases) {
    test(`${line} is ${expected.length === 0 ? 'an empty batch' : expected.join(' ')} (pitfall 35)`, async () => {
      const { screen } = await tenLines()
      assert.deepEqual(await texts(screen, `CHATHISTORY ${line}`), expected)
    })
  }

  const faults: readonly (readonly [line: string, expected: string])[] = [
    ['NEVER #wire * 3', 'INVALID_PARAMS NEVER'],
    ['LATEST', 'NEED_MORE_PARAMS LATEST'],
    ['LATEST #wire *', 'NEED_MORE_PARAMS LATEST'],
    ['LATEST #wire * none', 'INVALID_PARAMS LATEST none'],
    ['LATEST #wire * 0', 'INVALID_PARAMS LATEST 0'],
    ['BEFORE #wire * 3', 'INVALID_PARAMS BEFORE *'],
    ['BEFORE #wire id=3 3', 'INVALID_MSGREFTYPE BEFORE id=3'],
    ['BEFORE #wire timestamp=yesterday 3', 'INVALID_PARAMS BEFORE timestamp=yesterday'],
    ['BETWEEN #wire msgid=m1', 'NEED_MORE_PARAMS BETWEEN'],
    ['BETWEEN #wire msgid=m1 3', 'INVALID_PARAMS BETWEEN 3'],
    ['LATEST #nowhere * 3', 'INVALID_TARGET LATEST #nowhere'],
    ['BEFORE #wire msgid=gone 3', 'MESSAGE_ERROR BEFORE #Wire'],
    ['TARGETS msgid=m1 msgid=m2 3', 'INVALID_MSGREFTYPE TARGETS msgid=m1'],
  ]
  for (const [line, expected] of faults) {
    test(`${line} is refused`, async () => {
      const { screen } = await tenLines()
      await screen.send(`CHATHISTORY ${line}`)
      const [fail = ''] = screen.take()
      assert.ok(fail.includes(`FAIL CHATHISTORY ${expected} :`), fail)
    })
  }

  test('“If no content exists to return, an empty batch SHOULD be returned to avoid the client waiting for a reply.”', async () => {
    const { screen } = await tenLines()
    await screen.send('CHATHISTORY LATEST carol * 10')
    assert.equal(screen.take().length, 2)
  })

  test('TARGETS: “ordered by the time of the latest message in the channel history or direct message conversation”, of type `draft/chathistory-targets`', async () => {
    const person = await Person.start()
    const network = await person.connect(modern)
    network.send(`@time=${stamp(1)} :bob!b@h PRIVMSG ada :one`, `@time=${stamp(2)} :carol!b@h PRIVMSG ada :two`)
    await person.settle()
    const screen = await person.attachTo(...capabilities)
    await screen.send('CHATHISTORY TARGETS timestamp=2026-11-22T11:00:00.000Z timestamp=2026-11-22T08:00:00.000Z 10')
    const lines = screen.take()
    assert.match(lines[0] ?? '', /BATCH \+\S+ draft\/chathistory-targets$/)
    assert.match(lines[1] ?? '', /CHATHISTORY TARGETS bob 2026-11-22T09:00:01.000Z$/)
    assert.match(lines[2] ?? '', /CHATHISTORY TARGETS carol 2026-11-22T09:00:02.000Z$/)
    assert.equal(lines.length, 4)
  })

  test('joins and the like come with event-playback alone, and do not count without it', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#Wire')
    network.send(`@msgid=a;time=${stamp(1)} :bob!b@h PRIVMSG #Wire :a`)
    for (let i = 0; i < 5; i++) network.send(`@time=${stamp(2 + i)} :c${i}!c@h JOIN #Wire * :c`)
    await person.settle()
    const without = await person.attachTo(...capabilities)
    assert.deepEqual(await texts(without, 'CHATHISTORY LATEST #wire * 3'), ['a'])
    const events = await person.attachTo(...capabilities, 'draft/event-playback')
    await events.send('CHATHISTORY LATEST #wire * 3')
    assert.equal(events.take().filter((line) => line.includes(' JOIN #Wire')).length, 3)
  })

  test('a labeled request is answered by its batch alone', async () => {
    const { screen } = await tenLines('labeled-response')
    await screen.send('@label=h CHATHISTORY LATEST #wire * 1')
    const [begin = '', , end] = screen.take()
    assert.match(begin, /^@\S*label=h\S* :\S+ BATCH \+\S+ chathistory #Wire$/)
    assert.doesNotMatch(end ?? '', /label/)
  })
})
