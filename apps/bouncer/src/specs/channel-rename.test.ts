import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const renaming = { ...modern, capabilities: `${modern.capabilities} draft/channel-rename` }

// Source: https://ircv3.net/specs/extensions/channel-rename
test('“A channel rename preserves all channel state”; “The server to client command MUST always include the third parameter”', async () => {
  const person = await Person.start()
  const network = await person.connect(renaming, '#old')
  const screen = await person.attachTo('draft/channel-rename', 'draft/chathistory', 'draft/read-marker', 'batch')
  network.send('@msgid=m1;time=2026-11-22T09:00:00.000Z :bob!b@h PRIVMSG #old :before')
  await person.settle()
  await screen.send('MARKREAD #old timestamp=2026-11-22T09:00:00.000Z')
  screen.take()
  network.send(':op!o@h RENAME #old #new')
  await person.settle()
  assert.deepEqual(screen.take(), [':op!o@h RENAME #old #new :'])
  await screen.send('MARKREAD #new', 'NAMES #new', 'CHATHISTORY LATEST #new * 10')
  const lines = screen.take().join('\n')
  assert.match(lines, /MARKREAD #new timestamp=2026-11-22T09:00:00\.000Z/)
  assert.match(lines, / 353 ada = #new :@ada \+bob/)
  assert.match(lines, /PRIVMSG #new before/)
})

test('“Send the client a `PART` message for the old channel name, with part message matching the rename reason if given”, then “a `JOIN` message followed by the usual messages”', async () => {
  const person = await Person.start()
  const network = await person.connect(renaming, '#old')
  network.send(':bob!b@h TOPIC #old :wires')
  await person.settle()
  const screen = await person.attachTo()
  network.send(':op!o@h RENAME #old #new :Typo fix')
  await person.settle()
  const lines = screen.take()
  assert.deepEqual(lines.slice(0, 2), [':ada PART #old :Typo fix', ':ada JOIN #new'])
  const usual = lines.slice(2).map((line) => line.split(' ')[1])
  assert.deepEqual(usual, ['332', '333', '353', '366'])
})

test('“This fallback SHOULD NOT be used if the rename only changes the case of the channel name”', async () => {
  const person = await Person.start()
  const network = await person.connect(renaming, '#wire[x]')
  const [knowing, other] = [await person.attachTo('draft/channel-rename'), await person.attachTo()]
  network.send(':op!o@h RENAME #wire[x] #Wire{X} :Capitals')
  await person.settle()
  assert.deepEqual(knowing.take(), [':op!o@h RENAME #wire[x] #Wire{X} Capitals'])
  assert.deepEqual(other.take(), [])
  network.send(':bob!b@h PRIVMSG #Wire{X} :still here')
  await person.settle()
  assert.deepEqual(other.take(), [':bob!b@h PRIVMSG #Wire{X} :still here'])
  const later = person.attach({ network: person.network })
  await person.settle()
  assert.ok(later.take().some((line) => line.endsWith(' JOIN #Wire{X}')))
})

test('“If a client sends a valid `RENAME` command without having negotiated the capability, the server SHOULD rename the channel, but use the fallback mechanism”', async () => {
  const person = await Person.start()
  const network = await person.connect(renaming, '#foo')
  const screen = await person.attachTo('labeled-response', 'batch')
  await screen.send('@label=x RENAME #foo #bar :Better')
  const label = /label=([^; ]+)/.exec(await network.expect(/RENAME #foo #bar :?Better/))?.[1]
  network.send(`@label=${label} :ada!ada@host.example RENAME #foo #bar :Better`)
  await person.settle()
  const lines = screen.take().join('\n')
  assert.match(lines, /PART #foo :?Better/)
  assert.match(lines, /JOIN #bar/)
  assert.match(lines, / 366 ada #bar /)
})

test('“FAIL messages using the standard replies framework for notifying clients of errors” go to who asked', async () => {
  const person = await Person.start()
  const network = await person.connect(renaming, '#evil')
  const [asking, other] = [
    await person.attachTo('draft/channel-rename', 'standard-replies'),
    await person.attachTo('draft/channel-rename', 'standard-replies'),
  ]
  await asking.send('RENAME #evil #good')
  const label = /label=([^; ]+)/.exec(await network.expect(/RENAME #evil #good/))?.[1]
  network.send(`@label=${label} :irc.example FAIL RENAME CHANNEL_NAME_IN_USE #evil #good :Channel already exists`)
  await person.settle()
  assert.match(asking.take().join(), /FAIL RENAME CHANNEL_NAME_IN_USE #evil #good :Channel already exists$/)
  assert.deepEqual(other.take(), [])
})

// See docs/extensions/resume.md
test('a screen that was away is told of the new name before it sees that it is in there, and of none that is another’s now', async () => {
  const person = await Person.start()
  const network = await person.connect(renaming, '#old')
  network.send(':op!o@h RENAME #old #middle', ':op!o@h RENAME #middle #new')
  await person.settle()
  const capabilities = ['longwire/resume', 'draft/channel-rename', 'batch', 'server-time', 'message-tags']
  const renamesOf = async (wish: { readonly resume?: string; readonly capabilities: readonly string[] }) => {
    const screen = person.attach({ network: person.network, ...wish })
    await person.settle()
    const lines = screen.take().filter((line) => / (?:RENAME|JOIN|PART) /.test(line))
    screen.detach()
    return lines.map((line) => line.replace(/^@\S+ /, ''))
  }
  const told = await renamesOf({ resume: '*', capabilities })
  assert.deepEqual(told.slice(0, 2), [
    ':bouncer.longwire RENAME #old #new :',
    ':bouncer.longwire RENAME #middle #new :',
  ])
  assert.match(told[2] ?? '', / JOIN #new/)
  const without = capabilities.filter((name) => name !== 'draft/channel-rename')
  for (const wish of [{ capabilities }, { resume: '*', capabilities: without }]) {
    assert.equal((await renamesOf(wish)).length, 1)
  }
  network.send(':ada!a@h JOIN #old', ':irc.example 353 ada = #old :ada', ':irc.example 366 ada #old :End')
  await person.settle()
  const again = await renamesOf({ resume: '*', capabilities })
  assert.deepEqual(again.slice(0, 1), [':bouncer.longwire RENAME #middle #new :'])
})
