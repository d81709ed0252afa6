import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { CHALLENGE_MS, PasskeyChallenges } from './passkey-challenges.ts'

function setup() {
  let now = 0
  let count = 0
  const challenges = new PasskeyChallenges({
    now: () => now,
    schedule: () => () => {},
    nextTurn: (callback) => callback(),
    random: () => 0,
    randomBytes: (length) => {
      const bytes = new Uint8Array(length)
      count += 1
      new DataView(bytes.buffer).setUint32(0, count)
      return bytes
    },
  })
  const issue = (purpose = 'log in'): string => Buffer.from(challenges.issue(purpose)).toString('base64url')
  return { challenges, issue, pass: (ms: number) => void (now += ms) }
}

describe('a challenge', () => {
  test('counts once', () => {
    const { challenges, issue } = setup()
    const challenge = issue()
    assert.deepEqual([challenges.take(challenge, 'log in'), challenges.take(challenge, 'log in')], [true, false])
  })

  test('counts for its purpose alone, and is gone when it was tried for another', () => {
    const { challenges, issue } = setup()
    const challenge = issue()
    assert.deepEqual([challenges.take(challenge, 'add'), challenges.take(challenge, 'log in')], [false, false])
  })

  test('counts for less than five minutes', () => {
    const { challenges, issue, pass } = setup()
    const [early, late] = [issue(), issue()]
    pass(CHALLENGE_MS - 1)
    assert.equal(challenges.take(early, 'log in'), true)
    pass(1)
    assert.equal(challenges.take(late, 'log in'), false)
  })

  test('is forgotten when 10,000 newer ones were asked for', () => {
    const { challenges, issue } = setup()
    const [first, second] = [issue(), issue()]
    for (let index = 0; index < 9_999; index += 1) issue()
    assert.deepEqual([challenges.take(first, 'log in'), challenges.take(second, 'log in')], [false, true])
  })
})
