import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parseMessage } from '@longwire/irc'
import { repliesText } from './reply-text.ts'

function told(...lines: readonly string[]): readonly string[] {
  return repliesText(lines.flatMap((line) => parseMessage(line) ?? []))
}

suite('an answer', () => {
  test('about a person is told in sentences, without its end', () => {
    const lines = told(
      ':s 311 ada bob ~b host.example * :Bob the builder',
      ':s 319 ada bob :@#home #away ',
      ':s 317 ada bob 271 1790000000 :seconds idle, signon time',
      ':s 330 ada bob bobby :is logged in as',
      ':s 671 ada bob :is using a secure connection',
      ':s 318 ada bob :End of /WHOIS list',
    )
    assert.deepEqual(
      lines.filter((line) => !line.includes('nothing')),
      [
        'bob is ~b@host.example (Bob the builder)',
        'bob is in @#home #away',
        'bob is logged in as bobby',
        'bob is using a secure connection',
      ],
    )
    assert.match(lines[2] ?? '', /^bob said nothing for 4m31s, and is here since .*2026/)
  })

  test('about a channel names people by their nicknames, and times as times', () => {
    assert.deepEqual(told(':s 353 ada = #home :@ada!a@h bob!b@h', ':s 366 ada #home :End of /NAMES list'), ['@ada bob'])
    const [topic, set = ''] = told(':s 332 ada #home :Tea', ':s 333 ada #home ada!a@h 1790000000')
    assert.equal(topic, 'Topic of #home: Tea')
    assert.match(set, /^Set by ada, .*2026/)
    const [ban = ''] = told(':s 367 ada #home *!*@bad.example ada!a@h 1790000000', ':s 368 ada #home :End')
    assert.match(ban, /^\*!\*@bad\.example, by ada, .*2026/)
    assert.deepEqual(told(':s 352 ada #home ~b host s bob G@ :0 Bob'), ['@bob in #home: ~b@host (Bob), away'])
  })

  test('that holds nothing but its end, or less than it should, is no trouble', () => {
    assert.deepEqual(told(':s 368 ada #home :End of list'), [])
    assert.deepEqual(told(':s 333 ada #home ada soon'), ['Set by ada, soon'])
    assert.deepEqual(told(':s 367 ada #home *!*@bad.example'), ['*!*@bad.example'])
    assert.deepEqual(told(':s 303 ada :'), ['None of them is here.'])
    assert.deepEqual(told(':s 999 ada something :as it came'), ['something as it came'])
  })
})
