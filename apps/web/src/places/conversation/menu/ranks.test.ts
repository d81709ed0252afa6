import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Casemapping } from '@longwire/irc'
import { type Member, type MembersView, bufferKey } from '@longwire/model'
import { memberCalled } from './ranks.ts'

const channel = bufferKey('n1', '#longwire')

function found(nickname: string, casemapping: Casemapping): string | undefined {
  const members = ['bob[', 'bob{'].map((name) => ({ nickname: name }) as Member)
  const view: MembersView = { groups: [{ prefix: '', members }], count: 2, complete: true, casemapping }
  return memberCalled({ members: () => view }, channel, nickname)?.nickname
}

test('who is called so is told as the network compares nicknames', () => {
  assert.equal(found('BOB{', 'ascii'), 'bob{')
  assert.equal(found('BOB{', 'rfc1459'), 'bob[')
  assert.equal(found('bobby', 'ascii'), undefined)
})
