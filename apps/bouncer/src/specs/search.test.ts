import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const capabilities = ['soju.im/search', 'batch', 'message-tags', 'server-time']
const stamp = (second: number): string => `2026-11-22T09:00:${String(second).padStart(2, '0')}.000Z`

// Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/search.md
test('“These messages MUST be `PRIVMSG` or `NOTICE` messages.” “SHOULD be ascending time order”; `in`, `from`, `after`, `before`, `text` and `limit`, on the bound network', async () => {
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
  assert.deepEqual(
    await found(`after=${stamp(2)};before=${stamp(3)}`),
    ['b', 'c'],
    '“sent at or after this time”, “sent at or before this time”',
  )
  assert.deepEqual(await found('text=wire;limit=2'), ['c', 'd'])
  assert.deepEqual(await found('in=#nowhere'), [])
  assert.deepEqual(await found('text="'), [], 'any text can be searched for (pitfall 5)')
})

test('soju.im/search: what was deleted since is not found, and takes nobody else’s place among as many as were asked for', async () => {
  const person = await Person.start()
  const network = await person.connect(
    { ...modern, capabilities: `${modern.capabilities} draft/message-redaction` },
    '#wire',
  )
  for (let second = 1; second <= 5; second++) {
    network.send(`@msgid=m${second};time=${stamp(second)} :bob!b@h PRIVMSG #wire :wire ${second}`)
  }
  network.send(':bob!b@h REDACT #wire m4', ':bob!b@h REDACT #wire m5')
  await person.settle()
  const screen = await person.attachTo(...capabilities)
  await screen.send('SEARCH text=wire;limit=3')
  const found = screen.take().flatMap((line) => /msgid=([^; ]+)/.exec(line)?.[1] ?? [])
  assert.deepEqual(found, ['m1', 'm2', 'm3'])
})

// docs/extensions/search.md
test('soju.im/search: longwire/attention=mention finds what called the person, and nothing else', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(
    `@msgid=a;time=${stamp(1)} :bob!b@h PRIVMSG #wire :a long wire`,
    `@msgid=b;time=${stamp(2)} :bob!b@h PRIVMSG #wire :ada: a wire`,
    `@msgid=c;time=${stamp(3)} :bob!b@h PRIVMSG #wire :is ada there?`,
  )
  await person.settle()
  const screen = await person.attachTo(...capabilities)
  const found = async (attributes: string): Promise<readonly string[]> => {
    await screen.send(`SEARCH ${attributes}`)
    return screen.take().flatMap((line) => /msgid=([^; ]+)/.exec(line)?.[1] ?? [])
  }
  assert.deepEqual(await found('longwire/attention=mention'), ['b', 'c'])
  assert.deepEqual(await found('longwire/attention=mention;text=wire'), ['b'])
  await screen.send('SEARCH longwire/attention=loud')
  assert.match(screen.take().join(), /FAIL SEARCH INVALID_PARAMS longwire\/attention :/)
})

test('“If the selectors were invalid, the `INVALID_PARAMS` error code SHOULD be returned.”', async () => {
  const person = await Person.start()
  await person.connect(modern)
  const screen = await person.attachTo(...capabilities)
  await screen.send('SEARCH after=yesterday', 'SEARCH limit=0', 'SEARCH')
  const codes = screen.take().map((line) => line.replace(/^.*FAIL SEARCH /, '').split(' :')[0])
  assert.deepEqual(codes, ['INVALID_PARAMS after', 'INVALID_PARAMS limit', 'NEED_MORE_PARAMS'])
})

test('“If no content exists to return, the server SHOULD return an empty batch”; “the msgid tag … MUST be the msgid tag as originally sent”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send('@msgid=Original,1 :bob!b@h NOTICE #wire :hello')
  await person.settle()
  const screen = await person.attachTo(...capabilities)
  await screen.send('SEARCH before=2010-01-01T00:00:00.000Z;in=#wire')
  assert.match(screen.take().join('\n'), /BATCH \+(\w+) soju\.im\/search\n.*BATCH -\1$/)
  await screen.send('SEARCH from=bob')
  assert.match(screen.take().join('\n'), /msgid=Original,1\S* :bob!b@h NOTICE #wire hello$/m)
})

test('“Servers SHOULD NOT enforce that clients support all related capabilities before using the search extension.”', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(':bob!b@h PRIVMSG #wire :hello')
  await person.settle()
  const screen = await person.attachTo('soju.im/search')
  await screen.send('SEARCH text=hello')
  assert.deepEqual(screen.take(), [':bob!b@h PRIVMSG #wire hello'])
})
