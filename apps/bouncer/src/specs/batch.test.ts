import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/batch
test('“Reference tag MUST contain only ASCII letters, numbers, and/or hyphen”; “For every started batch, server MUST end that batch.”; none is open twice', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(':bob!b@h PRIVMSG #wire :one', ':bob!b@h PRIVMSG #wire :two')
  await person.settle()
  const screen = person.attach({
    network: person.network,
    capabilities: ['batch', 'draft/chathistory', 'draft/extended-isupport', 'labeled-response', 'soju.im/search'],
  })
  await person.settle()
  await screen.send('@label=a CHATHISTORY LATEST #wire * 5', 'SEARCH text=one', '@label=b NAMES #wire', 'ISUPPORT')
  const open = new Set<string>()
  const seen = new Set<string>()
  for (const line of screen.lines) {
    const [, sign, reference = ''] = / BATCH ([+-])(\S+)/.exec(line) ?? []
    const within = /^@(?:\S*;)?batch=([^; ]+)/.exec(line)?.[1]
    // “Messages before start and after end of a batch (including start and end messages of that batch) MUST NOT refer to that batch.”
    if (within !== undefined) assert.ok(open.has(within) && within !== reference, line)
    if (sign === '+') {
      assert.match(reference, /^[A-Za-z0-9-]+$/)
      assert.ok(!seen.has(reference))
      seen.add(reference)
      open.add(reference)
    }
    if (sign === '-') assert.ok(open.delete(reference), line)
  }
  assert.deepEqual([...open], [])
  assert.ok(seen.size >= 5)
})

test('“An empty batch is allowed”; without the capability what is in one comes plainly', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  network.send(':bob!b@h PRIVMSG #wire :hello')
  await person.settle()
  const [knowing, other] = [
    await person.attachTo('batch', 'soju.im/search'),
    await person.attachTo('draft/chathistory', 'server-time', 'soju.im/search'),
  ]
  await knowing.send('SEARCH text=nothing')
  assert.match(knowing.take().join('\n'), /^:\S+ BATCH \+(\w+) soju\.im\/search\n:\S+ BATCH -\1$/)
  await other.send('CHATHISTORY LATEST #wire * 5')
  assert.match(other.take().join('\n'), /^@time=\S+ :bob!b@h PRIVMSG #wire hello$/)
})
