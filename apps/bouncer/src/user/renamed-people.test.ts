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
