import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { StoredMessage } from '@longwire/store'
import { playbackLine } from './playback.ts'

type Kind = 'server' | 'query'

function sourceOf(sender: string, kind: Kind): unknown {
  const message = { time: 0, kind: 'notice', sender, msgid: 'm1', text: 'hi', attention: 0, own: false }
  const buffer = { kind, name: kind === 'server' ? '' : 'bob' }
  return playbackLine(message as unknown as StoredMessage, { nickname: 'ada', buffer }).source
}

test('a server that would be read as a person is played back without its name', () => {
  assert.equal(sourceOf('irc', 'server'), undefined)
  assert.equal(sourceOf('irc.example', 'server'), 'irc.example')
})

test('whoever spoke with us is played back by name, also where nothing else was written down of them', () => {
  assert.deepEqual(sourceOf('bob', 'query'), { nickname: 'bob' })
})
