import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startErgo } from './ergo.ts'
import { skipUnless } from './need.ts'
import { RawClient } from './raw-client.ts'
import type { Terminal } from './terminal.ts'
import { type TerminalClientOptions, startIrssi, startSenpai } from './terminal-clients.ts'

async function talkThrough(start: (options: TerminalClientOptions) => Promise<Terminal>): Promise<void> {
  await using ergo = await startErgo()
  await using alice = await RawClient.register({ port: ergo.port }, 'alice')
  alice.send('JOIN #t')
  await alice.waitFor(/ 366 alice #t /)
  await using client = await start({ port: ergo.port, nickname: 'bob', channels: ['#t'] })
  await alice.waitFor(/^:bob!\S+ JOIN #t/)
  await client.waitForScreen(/#t/)
  alice.send('PRIVMSG #t :hello from a socket')
  await client.waitForScreen(/hello from a socket/)
  await client.type('hello from a terminal')
  await client.press('Enter')
  assert.match(await alice.waitFor(/PRIVMSG #t/), /^:bob!\S+ PRIVMSG #t :hello from a terminal$/)
}

test('irssi shows what is said, and says what is typed', { skip: await skipUnless('ergo', 'irssi', 'tmux') }, () =>
  talkThrough(startIrssi),
)

test('senpai shows what is said, and says what is typed', { skip: await skipUnless('ergo', 'senpai', 'tmux') }, () =>
  talkThrough(startSenpai),
)
