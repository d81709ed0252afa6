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
  // Short forms of servers, and commands of services for those who run a network.
  ['IDENTIFY hunter2', 'IDENTIFY ***'],
  ['ID ada hunter2', 'ID ***'],
  ['LOGIN ada hunter2', 'LOGIN ***'],
  ['SA REGISTER ada hunter2', 'SA REGISTER ***'],
  ['SA VERIFY ada hunter2', 'SA VERIFY ***'],
  ['SAREGISTER ada hunter2', 'SAREGISTER ***'],
  ['NS SAREGISTER ada hunter2', 'NS SAREGISTER ***'],
  ['PRIVMSG NickServ :SA REGISTER ada hunter2', 'PRIVMSG NickServ :SA REGISTER ***'],
  ['PRIVMSG NickServ :PASSWD hunter1 hunter2 hunter2', 'PRIVMSG NickServ :PASSWD ***'],
  ['PRIVMSG NickServ :SASET ada PASSWORD hunter2', 'PRIVMSG NickServ :SASET ***'],
  ['PRIVMSG AuthServ@Services.GameSurge.net :AUTH ada hunter2', 'PRIVMSG AuthServ@Services.GameSurge.net :AUTH ***'],
  ['AUTHSERV COOKIE ada hunter2', 'AUTHSERV COOKIE ***'],
  ['SQUERY NickServ :IDENTIFY hunter2', 'SQUERY NickServ ***'],
  ['SAMODE #a +k hunter2', 'SAMODE #a +k ***'],
  ['SVSJOIN ada #a hunter2', 'SVSJOIN ada #a ***'],
  ['VHOST ada hunter2', 'VHOST ada ***'],
  ['DIE hunter2', 'DIE ***'],
  ['MKPASSWD bcrypt hunter2', 'MKPASSWD bcrypt ***'],
  ['WEBIRC hunter2 gateway host 192.0.2.7', 'WEBIRC ***'],
  [
    'BOUNCER ADDNETWORK name=A;longwire/sasl-password=hunter2;pass=hunter3;host=h',
    'BOUNCER ADDNETWORK name=A;longwire/sasl-password=***;pass=***;host=h',
  ],
  ['PRIVMSG ChanServ :MODE #a +k hunter2', 'PRIVMSG ChanServ :MODE #a +k ***'],
  ['PRIVMSG ChanServ :MODE #a LOCK ADD +nk hunter2', 'PRIVMSG ChanServ :MODE #a LOCK ADD +nk ***'],
  ['PRIVMSG ChanServ :SET #a MLOCK +k hunter2', 'PRIVMSG ChanServ :SET ***'],
  ['CS MODE #a -k hunter2', 'CS MODE #a -k ***'],
  // As people type it.
  ['/msg ChanServ MODE #a +k hunter2', '/msg ChanServ MODE #a +k ***'],
  ['/msg NickServ IDENTIFY hunter2', '/msg NickServ IDENTIFY ***'],
  ['/quote /ns identify hunter2', '/quote /ns identify ***'],
  ['/oper ada hunter2', '/oper ada ***'],
  ['msg NickServ identify hunter2', 'msg NickServ identify ***'],
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
    'PRIVMSG ChanServ :MODE #kitchen +ov bob carol',
    'PRIVMSG bob :mode #a +k hunter2',
    'PRIVMSG NickServ :HELP REGISTER',
    'NS HELP SET PASSWORD',
    'WHOIS login',
    'TOPIC #a :register here',
    'AWAY :login later',
    'SAMODE #a +m',
    'BOUNCER ADDNETWORK name=A;host=h',
    '/msg bob identify hunter2',
    '/join #a',
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
