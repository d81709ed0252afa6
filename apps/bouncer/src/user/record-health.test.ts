import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StoreError } from '@longwire/store'
import { modern, Person } from '../../test/person.ts'

test('a full disk: lines are shown and marked, people are told, recording resumes by itself (pitfall 18)', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const screen = await person.attachTo('message-tags', 'standard-replies')
  const history = await person.store.history(person.user.id)
  const append = history.append.bind(history)
  let full = true
  history.append = async (messages) => {
    if (full) throw new StoreError('disk-full', { retry: true, userText: 'The disk is full.' })
    return append(messages)
  }
  network.send('@msgid=m1 :bob!b@h PRIVMSG #wire :one', '@msgid=m2 :bob!b@h PRIVMSG #wire :two')
  await person.settle()
  const [note, one, two, ...rest] = screen.take()
  assert.match(
    note ?? '',
    / NOTE \* NOT_RECORDED disk-full :What is said now is shown but not recorded\. The disk is full\.$/,
  )
  assert.match(one ?? '', /^@(?=\S*longwire\/not-recorded)(?=\S*msgid=m1)\S+ :bob!b@h PRIVMSG #wire one$/)
  assert.match(two ?? '', /longwire\/not-recorded/)
  assert.deepEqual(rest, [], 'people are told once')
  const late = person.attach({ network: person.network, capabilities: ['standard-replies'] })
  await person.settle()
  assert.equal(
    late.take().filter((line) => / NOTE \* NOT_RECORDED disk-full :/.test(line)).length,
    1,
    'who comes later is told',
  )
  full = false
  network.send('@msgid=m3 :bob!b@h PRIVMSG #wire :three')
  await person.settle()
  const [again, three] = screen.take()
  assert.match(again ?? '', / NOTE \* RECORDED_AGAIN :/)
  assert.doesNotMatch(three ?? '', /not-recorded/)
})
