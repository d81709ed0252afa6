import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { formatMessage } from '../message/message.ts'
import type { SessionConfig } from './config.ts'
import { createSession, restoreSession } from './create-session.ts'
import type { Output, Session, SessionSnapshot } from './session.ts'

const info = { host: 'irc.example.org', port: 6697, secure: true, nonce: 'abcdefghijklmnopqrstuvwx' }
const secrets = {
  beforeJoining: (nickname: string) => [
    { command: 'PRIVMSG', params: ['Q@CServe.quakenet.org', 'AUTH ada hunter2'] },
    { command: 'MODE', params: [nickname, '+x'] },
  ],
}
const config: SessionConfig = {
  nickname: 'ada',
  channels: [{ name: '#home' }],
  without: ['nickname-regain'],
  joinAfter: { signs: ['host-hidden'], timeLimit: 5_000 },
}

function said(outputs: readonly Output[]): string[] {
  return outputs.flatMap((output) => {
    if (output.kind === 'send') return [formatMessage(output.message)]
    if (output.kind !== 'event') return []
    const { event } = output
    if (event.type === 'request-settled') return [`${event.request}: ${event.outcome.kind}`]
    return event.type === 'joining-begun' ? [`joining-begun ${event.inTime}`] : []
  })
}

function hear(session: Session, ...lines: readonly string[]): string[] {
  return said(lines.flatMap((text) => session.receive({ text, damaged: false }, 1_000)))
}

function registered(session: Session): string[] {
  session.connected(info, 1_000)
  return hear(session, 'CAP * LS :', ':irc.example.org 001 ada :Welcome', ':irc.example.org 422 ada :No MOTD')
}

const LOGIN = ['PRIVMSG Q@CServe.quakenet.org :AUTH ada hunter2', 'MODE ada +x']
const HIDDEN = ':irc.example.org 396 ada ada.users.quakenet.org :is now your hidden host'

test('what is to be said before joining is said, and joins wait until the host is hidden', () => {
  const session = createSession(config, secrets)
  deepStrictEqual(registered(session).slice(-2), LOGIN)
  deepStrictEqual(said(session.do({ kind: 'join', request: 'r1', channel: '#garden', key: 'rose' }, 1_000)), [])
  deepStrictEqual(hear(session, ':Q!TheQBot@CServe.quakenet.org NOTICE ada :You are now logged in as ada.'), [])
  deepStrictEqual(hear(session, HIDDEN), ['joining-begun true', 'JOIN #home', 'JOIN #garden rose'])
  deepStrictEqual(hear(session, ':ada!a@h JOIN #garden'), ['r1: ok'])
  deepStrictEqual(hear(session, HIDDEN), [], 'and once only')
})

test('after a reconnect it begins anew, with all channels that were wanted', () => {
  const session = createSession(config, secrets)
  registered(session)
  hear(session, HIDDEN)
  session.closed({ code: 'transport-closed', text: '', retry: true }, 2_000)
  deepStrictEqual(registered(session).slice(-2), LOGIN)
  deepStrictEqual(hear(session, HIDDEN), ['joining-begun true', 'JOIN #home'])
})

test('where the sign does not come, the time limit ends the wait', () => {
  const session = createSession(config, secrets)
  registered(session)
  deepStrictEqual(said(session.wake('joining', 5_999)), [])
  deepStrictEqual(said(session.wake('joining', 6_000)), ['joining-begun false', 'JOIN #home'])
})

test('a notice of somebody, and being logged in, are signs too', () => {
  const notice = { noticeFrom: 'q', including: 'logged in as' }
  const session = createSession({ ...config, joinAfter: { signs: [notice, 'logged-in'] } }, secrets)
  registered(session)
  deepStrictEqual(hear(session, ':eve!e@h NOTICE ada :You are now logged in as ada.'), [])
  deepStrictEqual(hear(session, ':Q!q@h NOTICE #home :You are now logged in as ada.'), [])
  deepStrictEqual(hear(session, ':Q!q@h NOTICE ada :You are now logged in as ada.').at(-1), 'JOIN #home')
  session.closed({ code: 'transport-closed', text: '', retry: true }, 2_000)
  registered(session)
  deepStrictEqual(hear(session, ':irc.example.org 900 ada ada!a@h ada :You are logged in').at(-1), 'JOIN #home')
})

test('a connection that is lost meanwhile tells who asked that nothing was sent', () => {
  const session = createSession(config, secrets)
  registered(session)
  session.do({ kind: 'join', request: 'r1', channel: '#garden' }, 1_000)
  const outputs = session.closed({ code: 'transport-closed', text: '', retry: true }, 2_000)
  ok(said(outputs).includes('r1: disconnected'))
})

test('a session that is restored while it waits goes on waiting, and its snapshot holds no secret', () => {
  const session = createSession(config, secrets)
  registered(session)
  session.do({ kind: 'join', request: 'r1', channel: '#garden' }, 1_000)
  const written = JSON.stringify(session.snapshot())
  ok(!written.includes('hunter2'))
  const restored = restoreSession(JSON.parse(written) as SessionSnapshot, secrets)
  ok(restored !== undefined)
  strictEqual(hear(restored, HIDDEN).join(), 'joining-begun true,JOIN #home,JOIN #garden')
})

test('without a sign to wait for, channels are joined right behind the lines', () => {
  const { joinAfter: _, ...atOnce } = config
  deepStrictEqual(registered(createSession(atOnce, secrets)).slice(-3), [...LOGIN, 'JOIN #home'])
})
