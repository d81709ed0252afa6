import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { blankSecrets } from './blank-secrets.ts'

const blanked: readonly (readonly [string, string])[] = [
  ['PASS hunter2', 'PASS ***'],
  ['PASS :user/net:hunter2', 'PASS ***'],
  ['AUTHENTICATE amlsbGVzAGppbGxlcwBzZXNhbWU=', 'AUTHENTICATE ***'],
  ['OPER ada hunter2', 'OPER ada ***'],
  ['@label=1 REGISTER ada a@b.example hunter2', '@label=1 REGISTER ada a@b.example ***'],
  ['VERIFY ada 1234', 'VERIFY ada ***'],
  ['PRIVMSG NickServ :IDENTIFY ada hunter2', 'PRIVMSG NickServ :IDENTIFY ***'],
  ['PRIVMSG NickServ :identify hunter2', 'PRIVMSG NickServ :identify ***'],
  [
    'PRIVMSG nickserv@services.example :REGISTER hunter2 a@b.example',
    'PRIVMSG nickserv@services.example :REGISTER ***',
  ],
  ['PRIVMSG Q@CServe.quakenet.org :AUTH ada hunter2', 'PRIVMSG Q@CServe.quakenet.org :AUTH ***'],
  ['PRIVMSG X@channels.undernet.org :login ada hunter2', 'PRIVMSG X@channels.undernet.org :login ***'],
  ['NS IDENTIFY hunter2', 'NS IDENTIFY ***'],
  ['NICKSERV :SET PASSWORD hunter2', 'NICKSERV :SET ***'],
  ['@label=1 JOIN #a,#b hunter2,hunter3', '@label=1 JOIN #a,#b ***'],
  ['MODE #a +k hunter2', 'MODE #a +k ***'],
  [
    '@time=2026-11-22T09:30:00.000Z :ada!a@h MODE #a +ok bob hunter2',
    '@time=2026-11-22T09:30:00.000Z :ada!a@h MODE #a +ok ***',
  ],
  [':irc.example 324 ada #a +ntk hunter2', ':irc.example 324 ada #a +ntk ***'],
  [':ada!a@h PRIVMSG NickServ :IDENTIFY hunter2', ':ada!a@h PRIVMSG NickServ :IDENTIFY ***'],
]

test('passwords are blanked wherever people and programs put them (pitfall 13)', () => {
  for (const [line, shown] of blanked) assert.equal(blankSecrets(line), shown)
})

test('all else is shown as it is', () => {
  for (const line of [
    'AUTHENTICATE PLAIN',
    'AUTHENTICATE SCRAM-SHA-256',
    'AUTHENTICATE +',
    'AUTHENTICATE *',
    'PRIVMSG #identify :identify yourself',
    'PRIVMSG bob :identify hunter2',
    'PRIVMSG ChanServ :help',
    ':NickServ!s@services NOTICE ada :You are now identified',
    'CAP REQ :sasl',
    'JOIN #a',
    '@time=2026-11-22T09:30:00.000Z :ada!a@h JOIN #a ada :Ada Lovelace',
    'MODE #kitchen +ov bob carol',
    ':irc.example 324 ada #a +ntl 5',
    '',
    ' ',
  ]) {
    assert.equal(blankSecrets(line), line)
  }
})

test('no line makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (line) => void blankSecrets(line)))
})
