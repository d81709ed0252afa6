import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { prepare } from './saslprep.ts'

// The first five are the examples of RFC 4013, section 3, and of RFC 3454, section 6.
for (const [what, text, expected] of [
  ['a soft hyphen goes away', 'I\u00adX', 'IX'],
  ['case stays', 'USER', 'USER'],
  ['a compatible character becomes the usual one', '\u00aa', 'a'],
  ['two letters in one become two', '\u2168', 'IX'],
  ['right to left, ending with a digit: forbidden, so it is sent as it is', '\u0627\u0031\u00ad', '\u0627\u0031\u00ad'],
  ['right to left, from the first letter to the last', '\u0627\u0031\u0628\u00ad', '\u0627\u0031\u0628'],
  ['both directions: forbidden, so it is sent as it is', '\u05d0a\u05d1\u00ad', '\u05d0a\u05d1\u00ad'],
  ['a control character: forbidden, so it is sent as it is', 'a\u0007\u00ad', 'a\u0007\u00ad'],
  ['a wide space is a space', 'a\u3000b', 'a b'],
] as const) {
  test(`${what} (RFC 4013)`, () => strictEqual(prepare(text), expected))
}
