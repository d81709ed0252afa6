import { deepStrictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { createSession } from './create-session.ts'
import type { IrcEvent } from './events.ts'

/** What is told of lines, each with whether it came damaged; `type damaged` of each event with a line. */
function told(
  ...lines: readonly (readonly [text: string, damaged: boolean])[]
): readonly (readonly [string, unknown])[] {
  const session = createSession({ nickname: 'ada' })
  const capabilities = 'batch message-tags draft/multiline'
  session.connected({ host: 'irc.example.org', port: 6697, secure: true, nonce: 'abcdefghijklmnopqrstuvwx' }, 0)
  for (const text of [
    `CAP * LS :${capabilities}=max-bytes=4096`,
    `CAP * ACK :${capabilities}`,
    '001 ada :',
    '422 ada :',
  ]) {
    session.receive({ text, damaged: false }, 0)
  }
  const events: IrcEvent[] = []
  for (const [text, damaged] of lines) {
    for (const output of session.receive({ text, damaged }, 0)) if (output.kind === 'event') events.push(output.event)
  }
  return events.flatMap((event) => ('damaged' in event ? [[event.type, event.damaged] as const] : []))
}

test('an event says whether some of its line is missing (PITFALL 30)', () => {
  deepStrictEqual(
    told(
      [':bob!b@h PRIVMSG #a :whole', false],
      [':bob!b@h PRIVMSG #a :h\ufffd', true],
      [':bob!b@h JOIN #\ufffd', true],
      [':irc.example.org 999 ada :\ufffd', true],
      [':bob!b@h NOTICE ada :whole again', false],
    ),
    [
      ['message-received', false],
      ['message-received', true],
      ['user-joined', true],
      ['reply-received', true],
      ['message-received', false],
    ],
  )
})

test('a message of several lines is damaged where one of them is', () => {
  const lines = (second: boolean) =>
    [
      [':bob!b@h BATCH +1 draft/multiline #a', false],
      ['@batch=1 :bob!b@h PRIVMSG #a :one', false],
      ['@batch=1 :bob!b@h PRIVMSG #a :two', second],
      ['BATCH -1', false],
    ] as const
  const ofMessages = (all: readonly (readonly [string, unknown])[]) =>
    all.filter(([type]) => type === 'message-received')
  deepStrictEqual(ofMessages(told(...lines(false))), [['message-received', false]])
  deepStrictEqual(ofMessages(told(...lines(true))), [['message-received', true]])
})
