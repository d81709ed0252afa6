import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { irssiLog } from './irssi-log.ts'
import type { LineReader } from './logged-line.ts'
import { wallClock } from './wall-time.ts'
import { weechatLog } from './weechat-log.ts'
import { zncLog } from './znc-log.ts'

/** What a reader makes of lines: `hh:mm:ss kind sender [params] text`, or the word for what is no message. */
function read(reader: LineReader, lines: readonly string[]): readonly string[] {
  return lines.map((line) => {
    const logged = reader(line)
    if (logged.kind !== 'message') return logged.kind
    const { at, message } = logged
    const time = [at.hour, at.minute, at.second].map((part) => String(part).padStart(2, '0')).join(':')
    const params = message.params === undefined ? '' : ` [${message.params.join(',')}]`
    return `${time} ${message.kind} ${message.sender}${params} ${message.text}`.trimEnd()
  })
}

describe('ZNC and soju', () => {
  const reader = zncLog({ year: 2026, month: 11, day: 22 })

  test('every kind of line', () => {
    const lines = [
      '[10:00:01] <ada> hello > world',
      '[10:00:02] * ada waves',
      '[10:00:03] -NickServ- You are now identified',
      '[10:00:04] *** Joins: bob (~b@host.example)',
      '[10:00:05] *** Parts: bob (~b@host.example) (bye (now))',
      '[10:00:06] *** Quits: eve (e@h) ()',
      '[10:00:07] *** eve was kicked by ada (spam)',
      '[10:00:08] *** bob is now known as rob',
      "[10:00:09] *** ada changes topic to 'it's new'",
      '[10:00:10] *** ChanServ sets mode: +o ada',
      '[10:00:11] Connected to IRC (irc.example.org +6697)',
    ]
    assert.deepEqual(read(reader, lines), [
      '10:00:01 privmsg ada hello > world',
      '10:00:02 action ada waves',
      '10:00:03 notice NickServ You are now identified',
      '10:00:04 join bob!~b@host.example',
      '10:00:05 part bob!~b@host.example bye (now)',
      '10:00:06 quit eve!e@h',
      '10:00:07 kick ada [eve] spam',
      '10:00:08 nick bob rob',
      "10:00:09 topic ada it's new",
      '10:00:10 mode ChanServ [+o,ada]',
      'nothing',
    ])
  })

  test('lines that it does not understand are said to be so', () => {
    const lines = ['', 'hello', '[10:00] <ada> x', '[10:00:00] whatever', '[10:00:00] <ada>']
    assert.deepEqual(
      read(reader, lines),
      lines.map(() => 'unreadable'),
    )
  })
})

describe('WeeChat', () => {
  test('every kind of line', () => {
    const at = '2026-11-22 10:00:00\t'
    const lines = [
      `${at}@ada\thello\tworld`,
      `${at} *\tada waves`,
      `${at}-->\tbob (~b@host.example) has joined #wire`,
      `${at}-->\tbob [account] (Bob B.) (~b@host.example) has joined #wire`,
      `${at}<--\tbob (~b@host.example) has left #wire (bye)`,
      `${at}<--\teve (e@h) has quit (Ping timeout)`,
      `${at}<--\tada has kicked eve (spam)`,
      `${at}--\tbob is now known as rob`,
      `${at}--\tMode #wire [+o ada] by ChanServ`,
      `${at}--\tada has changed topic for #wire from "old" to "new "one""`,
      `${at}--\tNotice(NickServ): identified`,
      `${at}--\tChannel #wire: 3 nicks`,
      `${at}\tday changed`,
    ]
    assert.deepEqual(read(weechatLog(), lines), [
      '10:00:00 privmsg ada hello\tworld',
      '10:00:00 action ada waves',
      '10:00:00 join bob!~b@host.example',
      '10:00:00 join bob!~b@host.example',
      '10:00:00 part bob!~b@host.example bye',
      '10:00:00 quit eve!e@h Ping timeout',
      '10:00:00 kick ada [eve] spam',
      '10:00:00 nick bob rob',
      '10:00:00 mode ChanServ [+o,ada]',
      '10:00:00 topic ada new "one"',
      '10:00:00 notice NickServ identified',
      'nothing',
      'nothing',
    ])
    assert.deepEqual(read(weechatLog(), ['', 'x', '2026-11-22 10:00:00 no tab']), [
      'unreadable',
      'unreadable',
      'unreadable',
    ])
  })
})

describe('irssi', () => {
  test('every kind of line, over the change of a day', () => {
    const reader = irssiLog()
    const lines = [
      '10:00 <ada> too early',
      '--- Log opened Sun Nov 22 09:59:58 2026',
      '10:00 <@ada> hello',
      '10:00 < bob> hi',
      '10:00  * ada waves',
      '10:00 -NickServ(services@example)- no',
      '10:00 -NickServ:#wire- notice',
      '10:00 -!- bob [~b@host.example] has joined #wire',
      '10:00 -!- bob [~b@host.example] has left #wire [bye]',
      '10:00 -!- eve [e@h] has quit [Ping timeout]',
      '10:00 -!- eve was kicked from #wire by ada [spam]',
      '10:00 -!- bob is now known as rob',
      '10:00 -!- mode/#wire [+o ada] by ChanServ',
      '10:00 -!- ada changed the topic of #wire to: new',
      '10:00 -!- Irssi: #wire: Total of 3 nicks',
      '--- Day changed Mon Nov 23 2026',
      '00:01:05 <ada> morning',
    ]
    const answers = read(reader, lines)
    assert.deepEqual(answers, [
      'unreadable',
      'nothing',
      '10:00:00 privmsg ada hello',
      '10:00:00 privmsg bob hi',
      '10:00:00 action ada waves',
      '10:00:00 notice NickServ!services@example no',
      '10:00:00 notice NickServ notice',
      '10:00:00 join bob!~b@host.example',
      '10:00:00 part bob!~b@host.example bye',
      '10:00:00 quit eve!e@h Ping timeout',
      '10:00:00 kick ada [eve] spam',
      '10:00:00 nick bob rob',
      '10:00:00 mode ChanServ [+o,ada]',
      '10:00:00 topic ada new',
      'nothing',
      'nothing',
      '00:01:05 privmsg ada morning',
    ])
    const last = reader('00:02 <ada> x')
    assert.ok(last.kind === 'message' && last.at.day === 23 && last.at.month === 11)
  })
})

test('irssi: a day in a language that is not known is not taken for the day before', () => {
  const reader = irssiLog()
  const lines = [
    '--- Log opened Sun Nov 22 09:59:58 2026',
    '10:00 <ada> sunday',
    '--- Day changed Mo Mär 01 2027',
    '10:00 <ada> which day?',
    '2027-03-01 10:00:07 <ada> one that says its day',
    '--- Day changed Tue Mar 02 2027',
    '10:00 <ada> tuesday',
  ]
  assert.deepEqual(read(reader, lines), [
    'nothing',
    '10:00:00 privmsg ada sunday',
    'unreadable',
    'unreadable',
    '10:00:07 privmsg ada one that says its day',
    'nothing',
    '10:00:00 privmsg ada tuesday',
  ])
})

test('a time that there is not is not taken for another one', () => {
  assert.deepEqual(read(zncLog({ year: 2026, month: 2, day: 30 }), ['[10:00:00] <ada> x']), ['unreadable'])
  assert.deepEqual(
    read(zncLog({ year: 2026, month: 2, day: 28 }), [
      '[24:00:00] <ada> x',
      '[10:60:00] <ada> x',
      '[23:59:60] <ada> leap',
    ]),
    ['unreadable', 'unreadable', '23:59:60 privmsg ada leap'],
  )
  const weechat = ['2026-13-01 10:00:00\tada\tx', '2026-11-31 10:00:00\tada\tx']
  assert.deepEqual(read(weechatLog(), weechat), ['unreadable', 'unreadable'])
})

test('WeeChat: times in UTC are those whatever the zone', () => {
  const logged = weechatLog()('2026-07-22T10:00:00.123456Z\tada\tx')
  assert.ok(logged.kind === 'message')
  const time = wallClock('Europe/Helsinki')(logged.at)
  assert.equal(new Date(time).toISOString(), '2026-07-22T10:00:00.000Z')
})

test('wall clocks: summer, winter, and the hour that is not there', () => {
  const helsinki = wallClock('Europe/Helsinki')
  const at = (month: number, day: number, hour: number) =>
    new Date(helsinki({ year: 2026, month, day, hour, minute: 30, second: 0 })).toISOString()
  assert.equal(at(1, 15, 12), '2026-01-15T10:30:00.000Z')
  assert.equal(at(7, 15, 12), '2026-07-15T09:30:00.000Z')
  assert.ok(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'].includes(at(3, 29, 3)))
  assert.equal(at(3, 29, 5), '2026-03-29T02:30:00.000Z')
  assert.throws(() => wallClock('Mars/Olympus'), RangeError)
})
