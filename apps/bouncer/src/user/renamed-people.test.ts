import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const caps = ['batch', 'draft/chathistory', 'draft/event-playback', 'message-tags', 'server-time']

/** Without what is different each time. */
function plain(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/^@(\S+) /, (_, tags: string) => conversationsIn(tags)))
}

function conversationsIn(tags: string): string {
  const kept = tags.split(';').filter((tag) => tag.startsWith('longwire/conversations='))
  return kept.length === 0 ? '' : `@${kept.join(';')} `
}

// Source: docs/decisions/renamed-people.md
test('who is called otherwise is said so in the conversations with them, through every change that was seen, and in no other', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const ours = await person.attachTo(...caps, 'longwire/resume')
  const theirs = await person.attachTo('message-tags')
  network.send(':bob!b@h PRIVMSG ada :hello')
  await person.settle()
  network.send(
    ':bob!b@h NICK Robert',
    ':Robert!b@h NICK rob',
    ':carol!c@h NICK caroline',
    ':rob!b@h QUIT :bye',
    ':rob!x@y JOIN #wire',
    ':rob!x@y NICK roberta',
  )
  await person.settle()
  const changes = (lines: readonly string[]) => plain(lines).filter((line) => line.includes(' NICK '))
  assert.deepEqual(changes(ours.take()), [
    '@longwire/conversations=bob :bob!b@h NICK Robert',
    '@longwire/conversations=bob :Robert!b@h NICK rob',
    ':carol!c@h NICK caroline',
    ':rob!x@y NICK roberta',
  ])
  assert.ok(!theirs.take().some((line) => line.includes('longwire/')))
  await ours.send('CHATHISTORY LATEST bob * 10')
  assert.deepEqual(plain(ours.take()).slice(1, -1), [
    ':bob!b@h PRIVMSG ada hello',
    ':bob!b@h NICK Robert',
    ':Robert!b@h NICK rob',
  ])
})

test('who is not seen any more is not followed: another one who has the nickname later is somebody else', async () => {
  for (const leaving of [
    [':Robert!b@h PART #wire'],
    [':ada!a@h KICK #wire Robert :bye'],
    [':ada!a@h PART #wire', ':ada!a@h JOIN #wire', ':irc.example 366 ada #wire :End'],
  ]) {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire', '#more')
    const ours = await person.attachTo(...caps, 'longwire/resume')
    network.send(':bob!b@h PART #more', ':carol!c@h JOIN #wire', ':carol!c@h JOIN #more')
    network.send(':bob!b@h PRIVMSG ada :hello', ':carol!c@h PRIVMSG ada :hello')
    await person.settle()
    network.send(':bob!b@h NICK Robert', ':carol!c@h NICK cara')
    await person.settle()
    for (const line of [...leaving, ':cara!c@h PART #wire']) {
      network.send(line)
      await person.settle()
    }
    network.send(':robert!x@y JOIN #wire', ':robert!x@y NICK roberta', ':cara!c@h NICK carla')
    await person.settle()
    assert.deepEqual(
      plain(ours.take()).filter((line) => / NICK (?:roberta|carla)/.test(line)),
      [':robert!x@y NICK roberta', '@longwire/conversations=carol :cara!c@h NICK carla'],
    )
  }
})

test('who has had many nicknames is followed from the latest of them alone', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const ours = await person.attachTo(...caps, 'longwire/resume')
  for (let index = 0; index < 40; index++) {
    network.send(`:bob${index}!b@h PRIVMSG ada :hello`)
    await person.settle()
    network.send(`:bob${index}!b@h NICK bob${index + 1}`)
    await person.settle()
  }
  const [last] = plain(ours.take()).filter((line) => line.endsWith('NICK bob40'))
  const named = /conversations=(\S+)/.exec(last ?? '')?.[1]?.split(',')
  assert.deepEqual(
    named,
    Array.from({ length: 10 }, (_, index) => `bob${index + 30}`),
  )
})
