import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { NetworkView } from '@longwire/model'
import { networksTexts } from '../../texts/networks/networks-texts.ts'
import { fieldToMend } from './mending.ts'
import { remediesFor } from './remedies.ts'
import { troubleWords } from './trouble-words.ts'

before(() => networksTexts.load())

function networkWith(code: string, reached: boolean): NetworkView & { readonly problem: object } {
  return {
    id: 'n1',
    name: 'Example',
    host: 'irc.example',
    port: 7000,
    tls: true,
    nickname: 'ada',
    enabled: true,
    state: 'disconnected',
    problem: { code, text: '', certificate: undefined },
    ...(reached && { reached }),
  }
}

const titleOf = (code: string, reached: boolean) => {
  const network = networkWith(code, reached)
  return troubleWords(network, network.problem)?.title
}

const portTrouble = ['refused', 'reset', 'not-irc', 'tls-failed']

test('a server that was never reached may have another port, which is offered', () => {
  for (const code of portTrouble) {
    assert.equal(titleOf(code, false), 'Wrong port?', code)
    assert.equal(remediesFor(networkWith(code, false)).length, 1, code)
  }
})

test('a port that hangs up on who speaks plainly is offered with TLS, unless it was reached like that', () => {
  const plain = { ...networkWith('closed-by-server', false), tls: false }
  assert.deepEqual(
    remediesFor(plain).map(({ change }) => change),
    [{ port: 7000, tls: true }],
  )
  assert.deepEqual(
    remediesFor({ ...plain, port: 6667 }).map(({ change }) => change),
    [{ port: 6697, tls: true }],
  )
  const saying = (text: string) => ({ ...plain, problem: { ...plain.problem, text } })
  const hungUp = 'irc.example:7000 closed the connection.'
  assert.equal(remediesFor(saying(hungUp)).length, 1)
  assert.equal(remediesFor(saying(`${hungUp} It said: ${hungUp}`)).length, 1)
  assert.equal(remediesFor(saying(`${hungUp} It said: This port is for SSL only`)).length, 1)
  assert.deepEqual(remediesFor(saying(`${hungUp} It said: Closing link: come back tomorrow`)), [])
  assert.deepEqual(remediesFor({ ...plain, reached: true }), [])
  assert.deepEqual(remediesFor({ ...plain, tls: true }), [])
})

test('a server that was reached there before is down, and its port stays as it is', () => {
  for (const code of [...portTrouble, 'timed-out', 'registration-timeout']) {
    assert.equal(titleOf(code, true), 'The server is down at the moment', code)
    assert.deepEqual(remediesFor(networkWith(code, true)), [], code)
  }
})

test('every error that a network can have is told in words of our own, with a title that is not how it is connected', () => {
  // What is not a network's, or is over at once.
  const others: readonly string[] = ['queue-full', 'not-open', 'cancelled', 'closed']
  const text = readFileSync(join(import.meta.dirname, '../../../../../docs/errors.md'), 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith('ConnectError')) ?? ''
  const codes = Array.from(section.matchAll(/^### (.+)$/gm), ([, code = '']) => code)
  assert.ok(codes.includes('throttled'))
  for (const code of codes) assert.equal(titleOf(code, false) === undefined, others.includes(code), code)
})

test('where one begins to write is where what is wrong stands, unless it worked like that before', () => {
  for (const code of [...portTrouble, 'timed-out']) {
    assert.equal(fieldToMend(networkWith(code, false)), 'port', code)
    assert.equal(fieldToMend(networkWith(code, true)), undefined, code)
  }
  assert.equal(fieldToMend(networkWith('password-refused', true)), 'serverPassword')
  assert.equal(fieldToMend(networkWith('name-not-found', false)), 'host')
  assert.equal(fieldToMend(networkWith('banned', false)), undefined)
})

test('what has nothing to do with where the server is, is told the same before and after', () => {
  for (const code of ['login-refused', 'banned', 'tls-expired', 'proxy-refused']) {
    assert.equal(titleOf(code, true), titleOf(code, false), code)
  }
})
