import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startErgo } from './ergo.ts'
import { skipUnless } from './need.ts'
import { RawClient } from './raw-client.ts'
import { startWeechat } from './weechat.ts'

test('WeeChat shows what is said, and says what is typed', { skip: await skipUnless('ergo', 'weechat') }, async () => {
  await using ergo = await startErgo()
  await using alice = await RawClient.register({ port: ergo.port }, 'alice')
  alice.send('JOIN #t')
  await alice.waitFor(/ 366 alice #t /)
  await using weechat = await startWeechat({ port: ergo.port, nickname: 'wee', channels: ['#t'] })
  // A server tells others of a JOIN before the one who joins: what is said in between comes to a channel that is not there yet.
  await weechat.waitForLog('irc.test.#t', /Channel #t: 2 nicks/)
  alice.send('PRIVMSG #t :hello from a socket')
  const [shown] = await weechat.waitForLog('irc.test.#t', /.*hello from a socket/)
  assert.match(shown, /\t@alice\t/)
  weechat.say('irc.test.#t', 'hello from WeeChat')
  assert.match(await alice.waitFor(/PRIVMSG #t/), /^:wee!\S+ PRIVMSG #t :hello from WeeChat$/)
})
