import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const capabilities = ['soju.im/search', 'batch', 'message-tags', 'server-time']
const stamp = (second: number): string => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`

test('soju.im/search: text and filters, oldest first, messages alone, of the bound network', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire', '#other')
  network.send(
    `@msgid=a;time=${stamp(1)} :bob!b@h PRIVMSG #wire :a long wire`,
    `@msgid=b;time=${stamp(2)} :carol!c@h PRIVMSG #wire :the wire hums; so it does`,
    `@msgid=c;time=${stamp(3)} :bob!b@h PRIVMSG #other :wire`,
    `@msgid=d;time=${stamp(4)} :bob!b@h PRIVMSG ada :wire me`,
    `:bob!b@h PART #wire :wire`,
  )
  await person.settle()
  const screen = await person.attachTo(...capabilities)
  const found = async (attributes: string): Promise<readonly string[]> => {
    await screen.send(`SEARCH ${attributes}`)
    const [begin = '', ...rest] = screen.take()
    assert.match(begin, / BATCH \+\S+ soju\.im\/search$/)
    return rest.slice(0, -1).map((line) => /msgid=([^; ]+)/.exec(line)?.[1] ?? line)
  }
  assert.deepEqual(await found('text=wire'), ['a', 'b', 'c', 'd'])
  assert.deepEqual(await found('text=wire;in=#WIRE'), ['a', 'b'])
  assert.deepEqual(await found('text=wire;from=bob'), ['a', 'c', 'd'])
  assert.deepEqual(await found('text=hums\\:\\sso'), ['b'])
  assert.deepEqual(await found(`after=${stamp(2)};before=${stamp(3)}`), ['b', 'c'], 'both ends belong to it')
  assert.deepEqual(await found('text=wire;limit=2'), ['c', 'd'])
  assert.deepEqual(await found('in=#nowhere'), [])
  assert.deepEqual(await found('text="'), [], 'any text can be searched for (pitfall 5)')
})

test('soju.im/search: what cannot be is refused', async () => {
  const person = await Person.start()
  await person.connect(modern)
  const screen = await person.attachTo(...capabilities)
  await screen.send('SEARCH after=yesterday', 'SEARCH limit=0', 'SEARCH')
  const codes = screen.take().map((line) => line.replace(/^.*FAIL SEARCH /, '').split(' :')[0])
  assert.deepEqual(codes, ['INVALID_PARAMS after', 'INVALID_PARAMS limit', 'NEED_MORE_PARAMS'])
})
