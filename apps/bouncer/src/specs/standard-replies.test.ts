import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const format = /^(?:@label=x )?:\S+ FAIL \S+ [A-Z_]+(?: [^: ]\S*)* :.+$/

// Source: https://ircv3.net/specs/extensions/standard-replies
test('“<type> <command> <code> [<context>...] <description>”, with a label “if one was provided by the client with the original command”', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo(
    'batch',
    'draft/chathistory',
    'draft/read-marker',
    'labeled-response',
    'soju.im/search',
    'standard-replies',
  )
  for (const line of ['MARKREAD', 'CHATHISTORY LATEST #nowhere * 5', 'SEARCH limit=0']) {
    await screen.send(`@label=x ${line}`)
    const answers = screen.take()
    assert.equal(answers.length, 1, line)
    assert.match(answers[0] ?? '', format)
    assert.match(answers[0] ?? '', /^@label=x /)
  }
})

test('“or is * to indicate a message that was not spawned from a particular command”', async () => {
  const person = await Person.start()
  await person.connect(modern, '#wire')
  const screen = await person.attachTo('standard-replies')
  screen.sendDamaged('PRIVMSG #wire :caf\u{FFFD}')
  await person.settle()
  assert.match(screen.take().join(), / FAIL \* INVALID_UTF8 :/)
})

test('what a network says in this way passes to who asked, or to all; who has not enabled it reads the description', async () => {
  const person = await Person.start()
  const network = await person.connect(modern, '#wire')
  const [knowing, other] = [await person.attachTo('standard-replies'), await person.attachTo()]
  network.send(':irc.example NOTE * OPER_MESSAGE :Thanks for flying ExampleNet!')
  await person.settle()
  assert.deepEqual(knowing.take(), [':irc.example NOTE * OPER_MESSAGE :Thanks for flying ExampleNet!'])
  assert.match(other.take().join(), /NOTICE ada :.*Thanks for flying ExampleNet!/)
})
