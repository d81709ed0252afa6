import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { problemOf } from './meanings.ts'
import { isTimeZone, PersonClock } from './person-clock.ts'

const good: readonly (readonly [key: string, value: string])[] = [
  ['highlight/a', '{"kind":"word","pattern":"longwire"}'],
  [
    'highlight/a',
    '{"kind":"regex","pattern":"wire(s)?","channels":["#a"],"except":true,"caseSensitive":false,"network":"n"}',
  ],
  ['ignore/a', '{"mask":"bob","levels":["messages","joins"],"until":1700000000000}'],
  ['quiet', '[]'],
  ['quiet', '[{"from":1320,"to":420},{"from":0,"to":0}]'],
  ['dnd', '{"until":1700000000000}'],
  ['clock', '{"zone":"Europe/Vienna"}'],
  ['language', 'de'],
  ['language', '"de-AT"'],
  ['push/level', 'none'],
  ['push/level', '"all"'],
  ['web/anything', 'no JSON at all {'],
]

const bad: readonly (readonly [key: string, value: string])[] = [
  ['highlight/a', 'longwire'],
  ['highlight/a', '[]'],
  ['highlight/a', '{"kind":"glob","pattern":"x"}'],
  ['highlight/a', '{"kind":"regex","pattern":"("}'],
  ['highlight/a', '{"kind":"word","pattern":"x","channels":"#a"}'],
  ['ignore/a', '{"mask":"","levels":["all"]}'],
  ['ignore/a', '{"mask":"bob","levels":["everything"]}'],
  ['ignore/a', '{"mask":"bob","levels":["all"],"until":"tomorrow"}'],
  ['quiet', '[{"from":1440,"to":0}]'],
  ['quiet', '[null]'],
  ['dnd', '{"until":"later"}'],
  ['clock', '{"zone":"Middle-earth/Shire"}'],
  ['language', 'as spoken at home'],
  ['push/level', 'some'],
]

test('values of keys with a meaning are those of docs/extensions/preferences.md', () => {
  for (const [key, value] of good) assert.equal(problemOf(key, value), undefined, `${key} ${value}`)
  for (const [key, value] of bad) assert.equal(typeof problemOf(key, value), 'string', `${key} ${value}`)
})

test('whatever is written, it is a value or not one, and nothing fails', () => {
  const keys = fc.constantFrom('highlight/a', 'ignore/a', 'quiet', 'dnd', 'clock', 'push/level')
  fc.assert(fc.property(keys, fc.oneof(fc.json(), fc.string()), (key, value) => void problemOf(key, value)))
})

test('a clock is ahead of UTC as its zone is on that day', () => {
  const vienna = new PersonClock('Europe/Vienna')
  assert.equal(vienna.utcOffset(Date.UTC(2026, 0, 15, 12)), 60)
  assert.equal(vienna.utcOffset(Date.UTC(2026, 6, 15, 12)), 120)
  // Summer time ends on 25 October 2026 at 01:00 UTC.
  assert.equal(vienna.utcOffset(Date.UTC(2026, 9, 25, 0, 59)), 120)
  assert.equal(vienna.utcOffset(Date.UTC(2026, 9, 25, 1, 0)), 60)
  assert.equal(new PersonClock('Asia/Kathmandu').utcOffset(0), 330)
  assert.equal(new PersonClock('America/St_Johns').utcOffset(Date.UTC(2026, 0, 1)), -210)
  assert.equal(isTimeZone('UTC'), true)
  assert.equal(isTimeZone('nowhere'), false)
})
