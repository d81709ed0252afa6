import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { initialIsupport } from '../isupport/isupport.ts'
import { parseMessage } from '../message/message.ts'
import { channelContextOf } from './channel-context.ts'

for (const [line, expected] of [
  ['@+channel-context=#a :bob!b@h PRIVMSG ada :hi', '#a'],
  ['@+draft/channel-context=#a :bob!b@h NOTICE ada :hi', '#a'],
  // “MUST be attached to private messages or notices only”
  ['@+channel-context=#a :bob!b@h PRIVMSG #b :hi', undefined],
  ['@+channel-context=#a :bob!b@h TAGMSG ada', undefined],
  ['@+channel-context=bob :bob!b@h PRIVMSG ada :hi', undefined],
  ['@+channel-context :bob!b@h PRIVMSG ada :hi', undefined],
  [':bob!b@h PRIVMSG ada :hi', undefined],
] as const) {
  test(`${line} belongs to ${String(expected)}`, () => {
    const message = parseMessage(line)
    strictEqual(message && channelContextOf(message, initialIsupport), expected)
  })
}
