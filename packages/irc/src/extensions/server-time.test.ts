import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatServerTime, readServerTime } from '../message/server-time.ts'
import { playTranscript } from '@longwire/testing'

for (const [text, expected] of [
  ['2011-10-19T16:40:51.620Z', Date.UTC(2011, 9, 19, 16, 40, 51, 620)],
  // “servers MUST use exactly three digits”, and some do not.
  ['2011-10-19T16:40:51Z', Date.UTC(2011, 9, 19, 16, 40, 51)],
  ['2011-10-19T16:40:51.6204999Z', Date.UTC(2011, 9, 19, 16, 40, 51, 620)],
  // “clients MUST be able to handle leap seconds”
  ['2012-06-30T23:59:60.419Z', Date.UTC(2012, 5, 30, 23, 59, 59, 999)],
  ['', undefined],
  ['now', undefined],
  ['2011-10-19 16:40:51.620Z', undefined],
  ['2011-10-19T16:40:51.620', undefined],
  ['2011-10-19T16:40:51.620+02:00', undefined],
  ['2011-13-19T16:40:51.620Z', undefined],
  ['2011-10-19T16:40:51.620ZZ', undefined],
] as const) {
  test(`the time “${text}” is ${String(expected)}`, () => strictEqual(readServerTime(text), expected))
}

test('a time is read the same, whatever was read before it', () => {
  const part = fc.oneof(
    fc.constantFrom('00', '07', '23', '24', '59', '60', '61', '9', ' 1', '1e', '-1', '0x', '٣٤'),
    fc.integer({ min: 0, max: 59 }).map((value) => String(value).padStart(2, '0')),
  )
  const texts = fc
    .tuple(fc.constantFrom('2026-02-28', '2026-02-31', '2026-13-01', '0000-01-01'), part, part, part, part)
    .map(([day, hour, minute, second, fraction]) => `${day}T${hour}:${minute}:${second}.${fraction}0Z`)
  const byParse = (text: string): number | undefined => {
    const time = Date.parse(text.replace(/:60\..*$/, ':59.999Z'))
    return Number.isNaN(time) || !text.includes('T', 10) || text.length < 20 ? undefined : time
  }
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2 }), (list) => {
      for (const text of list) strictEqual(readServerTime(text), byParse(text), text)
    }),
  )
})

test('what is written is read again', () => {
  const time = Date.UTC(2026, 10, 22, 12, 0, 0, 7)
  strictEqual(formatServerTime(time), '2026-11-22T12:00:00.007Z')
  strictEqual(readServerTime(formatServerTime(time)), time)
})

test('a time is written the same, whatever was written before it', () => {
  const times = fc.array(fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.double({ min: 0, max: 1e13, noNaN: true })))
  fc.assert(
    fc.property(times, (list) => {
      for (const time of list) strictEqual(formatServerTime(time), new Date(time).toISOString())
    }),
  )
})

test('a line has the time that the server gives it, else the time at which it was read', () => {
  playTranscript(`
    registered ada server-time
    in @time=2026-11-22T10:00:00.000Z :bob!b@h PRIVMSG ada :hi
    event message-received time=${Date.UTC(2026, 10, 22, 10)}
    in @time=yesterday :bob!b@h PRIVMSG ada :hi
    event message-received time=${Date.UTC(2026, 10, 22, 12)}
  `)
})
