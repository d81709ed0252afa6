import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attached, home } from '../../test/attached.ts'

test('what IRC cannot carry is an outcome in words, wherever it was written', async () => {
  const { bouncer } = await attached()
  const { model } = bouncer
  const long = 'a'.repeat(6_000)

  const sought = await model.actions.search({ text: long })
  assert.deepEqual(sought, { ok: false, code: 'tags-too-long', text: 'This is too long for IRC. Make it shorter.' })

  const added = await model.actions.addNetwork({
    name: long,
    host: 'irc.example.org',
    port: 6697,
    tls: true,
    nickname: 'ada',
  })
  assert.equal(added.ok ? '' : added.code, 'tags-too-long')

  const typed = await model.actions.send(home, '/quote 日本語 :x')
  assert.deepEqual(typed, {
    ok: false,
    code: 'bad-command',
    text: 'IRC cannot carry this: a command is letters and digits.',
  })
})
