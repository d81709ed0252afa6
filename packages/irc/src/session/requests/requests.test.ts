import { strictEqual, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { createSession } from '../create-session.ts'

test('what IRC cannot carry is refused before anything is done (PITFALL 1)', () => {
  const session = createSession({ nickname: 'ada' })
  const request = 'r'
  throws(() => session.do({ request, kind: 'join', channel: '#a\r\nQUIT' }, 0), { code: 'forbidden-byte' })
  throws(() => session.do({ request, kind: 'join', channel: '#a,#b' }, 0), { code: 'bad-parameter' })
  throws(() => session.do({ request, kind: 'say', as: 'privmsg', target: 'a b', text: 'x' }, 0), {
    code: 'bad-parameter',
  })
  throws(() => session.do({ request, kind: 'say', as: 'privmsg', target: 'a', text: 'x\0y' }, 0), {
    code: 'forbidden-byte',
  })
  throws(() => session.do({ request, kind: 'set-topic', channel: '#a', topic: 'x\ny' }, 0), { code: 'forbidden-byte' })
  throws(() => session.do({ request, kind: 'raw', message: { command: 'PRIV MSG' } }, 0), { code: 'bad-command' })
  throws(() => session.do({ request, kind: 'query', message: { command: 'WHOIS', params: ['', 'x'] } }, 0), {
    code: 'bad-parameter',
  })
  strictEqual(session.state.version, 0)
})

test('without labels a join is settled by our own JOIN, before any list of names', () => {
  playTranscript(`
    registered ada
    do join r1 channel=#a
    out JOIN #a
    in :bob!b@h JOIN #a
    in :ada!a@h JOIN #b
    in :ada!a@h JOIN #A
    event user-joined request=r1 channel=#A own=true
    event request-settled request=r1 outcome.kind=ok
    do join r2 channel=#a
    event request-settled request=r2 outcome.kind=ok
  `)
})

for (const numeric of ['403', '405', '471', '473', '474', '475', '476', '477']) {
  test(`a join is refused by ${numeric}`, () => {
    playTranscript(`
      registered ada
      do join r1 channel=#a
      out JOIN #a
      do join r2 channel=#b
      out JOIN #b
      in :irc.example.org ${numeric} ada #b :No
      event request-settled request=r2 outcome.kind=refused outcome.refusal.text=No
      in :ada!a@h JOIN #a
      event request-settled request=r1 outcome.kind=ok
    `)
  })
}

test('a join that is forwarded (470) ends with the other channel, and that one is wanted from now on', () => {
  playTranscript(`
    registered ada
    do join r1 channel=#old
    out JOIN #old
    in :irc.example.org 470 ada #old #new :Forwarding to another channel
    event channel-forwarded from=#old to=#new
    in :ada!a@h JOIN #new
    event request-settled request=r1 outcome.kind=ok
    closed
    connect mux
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
  `)
})

test('one request of a family is under way at a time; the next goes out when it has ended', () => {
  playTranscript(`
    registered ada
    do query r1 WHOIS bob
    out WHOIS bob
    do query r2 WHOIS carol
    do query r3 ISON dave
    out ISON dave
    in :irc.example.org 311 ada bob b h * :Bob
    event reply-received request=r1
    in :irc.example.org 303 ada :dave
    event request-settled request=r3
    in :irc.example.org 318 ada bob :End of /WHOIS list.
    out WHOIS carol
    event request-settled request=r1 outcome.kind=ok outcome.replies=":irc.example.org 311 ada bob b h * Bob,:irc.example.org 318 ada bob End of /WHOIS list."
    in :irc.example.org 401 ada carol :No such nick
    in :irc.example.org 318 ada carol :End of /WHOIS list.
    event request-settled request=r2 outcome.kind=refused outcome.refusal.code=ERR_NOSUCHNICK
  `)
})

test('what is not answered within 30 seconds is unanswered, and a late answer is for the console', () => {
  playTranscript(`
    registered ada
    do query r1 WHOIS bob
    out WHOIS bob
    do query r2 WHOIS carol
    wait 20
    in :irc.example.org 311 ada bob b h * :Bob
    wait 20
    silent
    wait 10
    out WHOIS carol
    event request-settled request=r1 outcome.kind=unanswered
    in :irc.example.org 318 ada bob :End of /WHOIS list.
    event reply-received request=-
    in :irc.example.org 318 ada carol :End of /WHOIS list.
    event request-settled request=r2 outcome.kind=ok
  `)
})

test('a command that may be answered by nothing is ended by a PING behind it', () => {
  playTranscript(`
    registered ada
    do query r1 MODE #a +m
    out MODE #a +m
    out PING fence-1
    in PING :irc.example.org
    out PONG irc.example.org
    in :irc.example.org PONG irc.example.org fence-1
    event request-settled request=r1 outcome.kind=ok
    do query r2 MODE #a +o bob
    out MODE #a +o bob
    out PING fence-2
    in :irc.example.org 482 ada #a :You're not channel operator
    event request-settled request=r2 outcome.kind=refused outcome.refusal.code=ERR_CHANOPRIVSNEEDED
    in :irc.example.org PONG irc.example.org fence-2
    silent
    do query r3 MODE #a b
    out MODE #a b
    out PING fence-3
    in :irc.example.org 367 ada #a *!*@bad
    in :irc.example.org 368 ada #a :End
    event request-settled request=r3 outcome.kind=ok
    do query r4 FROBNICATE x
    out FROBNICATE x
    out PING fence-4
    in :irc.example.org 421 ada FROBNICATE :Unknown command
    event request-settled request=r4 outcome.kind=refused outcome.refusal.code=ERR_UNKNOWNCOMMAND
    do query r5 LUSERS
    out LUSERS
    out PING fence-5
    in :irc.example.org 251 ada :There are 3 users
    event reply-received request=r5
    in :irc.example.org PONG irc.example.org fence-5
    event request-settled request=r5 outcome.kind=ok outcome.replies=":irc.example.org 251 ada There are 3 users"
  `)
})

test('soju answers PING itself, so no PING is sent behind a command to it', () => {
  playTranscript(`
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :soju CAP * LS :soju.im/account-required
    out CAP END
    in :soju 001 * :Welcome
    in :soju 422 * :No MOTD
    do query r1 MODE #a +m
    out MODE #a +m
    wait 30
    event request-settled request=r1 outcome.kind=unanswered
  `)
})

test('nickname, topic, away, part', () => {
  const state = playTranscript(`
    registered ada
    do change-nickname r1 nickname=countess
    out NICK countess
    in :irc.example.org 433 ada countess :Nickname is already in use.
    event request-settled request=r1 outcome.kind=refused outcome.refusal.code=ERR_NICKNAMEINUSE
    do change-nickname r2 nickname=lovelace
    out NICK lovelace
    in :ada!a@h NICK lovelace
    event request-settled request=r2 outcome.kind=ok
    in :lovelace!a@h JOIN #a
    do set-topic r3 channel=#a topic="Of engines"
    out TOPIC #a :Of engines
    out PING fence-1
    in :lovelace!a@h TOPIC #a :Of engines
    event request-settled request=r3 outcome.kind=ok
    do set-away r4 text=tea
    out AWAY tea
    in :irc.example.org 306 lovelace :You have been marked as being away
    event away-changed away=true
    event request-settled request=r4 outcome.kind=ok
    do set-away r5
    out AWAY
    in :irc.example.org 305 lovelace :You are no longer marked as being away
    event away-changed away=false
    do part r6 channel=#a reason=bye
    out PART #a bye
    in :lovelace!a@h PART #a :bye
    event request-settled request=r6 outcome.kind=ok
  `)
  strictEqual(state.identity.wantedNickname, 'lovelace')
})

test('with labels any number of requests are under way, and each gets its own answer: a line, a batch or an ACK', () => {
  playTranscript(`
    registered ada batch labeled-response message-tags
    do query r1 WHOIS bob
    out @label=1 WHOIS bob
    do query r2 WHOIS carol
    out @label=2 WHOIS carol
    do query r3 MODE #a +m
    out @label=3 MODE #a +m
    in @label=2 :irc.example.org BATCH +x labeled-response
    in @batch=x :irc.example.org 311 ada carol c h * :Carol
    event reply-received request=r2
    in @label=3 :irc.example.org ACK
    event request-settled request=r3 outcome.kind=ok
    in @label=1 :irc.example.org 401 ada bob :No such nick
    event request-settled request=r1 outcome.kind=refused outcome.refusal.code=ERR_NOSUCHNICK
    in @batch=x :irc.example.org 318 ada carol :End
    in :irc.example.org 318 ada carol :somebody else's
    in BATCH -x
    event request-settled request=r2 outcome.kind=ok
    in @label=9 :irc.example.org ACK
    silent
  `)
})

test('a standard reply refuses the command that it names', () => {
  playTranscript(`
    registered ada
    do query r1 SETNAME :Countess
    out SETNAME Countess
    out PING fence-1
    in :irc.example.org FAIL SETNAME CANNOT_CHANGE_REALNAME #a :You cannot
    event standard-reply-received severity=fail command=SETNAME code=CANNOT_CHANGE_REALNAME context=#a text="You cannot"
    event request-settled request=r1 outcome.kind=refused outcome.refusal.code=CANNOT_CHANGE_REALNAME outcome.refusal.params=#a
    in :irc.example.org WARN * SOMETHING :Mind the gap
    event standard-reply-received severity=warn command=* context=""
    in :irc.example.org NOTE X Y
    event reply-received
  `)
})

test('what is pending when the connection ends is disconnected, sent or not', () => {
  playTranscript(`
    registered ada
    do query r1 LIST
    out LIST
    do query r2 LIST
    closed
    event request-settled request=r1 outcome.kind=disconnected outcome.sent=true
    event request-settled request=r2 outcome.kind=disconnected outcome.sent=false
    event disconnected
  `)
})

test('what is said is settled by having been sent, where nothing tells more', () => {
  playTranscript(`
    registered ada
    do say r1 as=privmsg target=bob text="hello there" tags={"+reply":"x"}
    out PRIVMSG bob :hello there
    event request-settled request=r1 outcome.kind=ok
    do say r2 as=action target=#a text=waves
    out PRIVMSG #a :\x01ACTION waves\x01
    do say r3 as=notice target=#a text="one\\r\\n\\ntwo"
    out NOTICE #a one
    out NOTICE #a two
    event request-settled request=r3
    do say r4 as=notice target=#a text=""
    event request-settled request=r4 outcome.kind=unavailable
  `)
})

test('with echo-message it is settled by its echo, or by a refusal', () => {
  playTranscript(`
    registered ada echo-message message-tags
    do say r1 as=privmsg target=#a text=same
    out PRIVMSG #a same
    do say r2 as=privmsg target=#a text=same
    out PRIVMSG #a same
    do say r3 as=privmsg target=bob text=\x02bold
    out PRIVMSG bob \x02bold
    in :carol!c@h PRIVMSG #a same
    in @msgid=m1 :ada!a@h PRIVMSG #A same
    event message-received own=true request=r1
    event request-settled request=r1 outcome.kind=ok outcome.msgid=m1
    in @msgid=m3 :ada!a@h PRIVMSG bob bold
    event request-settled request=r3 outcome.msgid=m3
    in :irc.example.org 404 ada #a :Cannot send to channel
    event request-settled request=r2 outcome.kind=refused outcome.refusal.code=ERR_CANNOTSENDTOCHAN
  `)
})

test('with labels it is settled by the label; soju wraps the echo into a batch', () => {
  playTranscript(`
    registered ada echo-message message-tags batch labeled-response
    do say r1 as=privmsg target=ada text=hi tags={"+reply":"x"}
    out @+reply=x;label=1 PRIVMSG ada hi
    in @label=1;msgid=m :ada!a@h PRIVMSG ada hi
    event message-received request=r1
    event request-settled request=r1 outcome.msgid=m
    in @label=1;msgid=m :ada!a@h PRIVMSG ada hi
    event message-received request=-
    do say r2 as=privmsg target=bob text=hi
    out @label=2 PRIVMSG bob hi
    in @label=2 BATCH +1 labeled-response
    in @batch=1;msgid=n :ada!a@h PRIVMSG bob hi
    in BATCH -1
    event request-settled request=r2 outcome.msgid=n
  `)
})

test('a text that is longer than a line is said in several, and settled with the last', () => {
  const start = 'a'.repeat(300)
  const end = 'b'.repeat(300)
  playTranscript(`
    registered ada echo-message message-tags batch labeled-response
    do say r1 as=privmsg target=#a text="${start} ${end}" tags={"+reply":"x"}
    out @+reply=x;label=1 PRIVMSG #a :${start} 
    out @label=2 PRIVMSG #a ${end}
    in @label=1;msgid=m1 :ada!a@h PRIVMSG #a :${start}
    in @label=2;msgid=m2 :ada!a@h PRIVMSG #a :${end}
    event request-settled request=r1 outcome.kind=ok outcome.msgid=m1
  `)
})

test('tags that the server denies are not sent', () => {
  playTranscript(`
    registered ada message-tags
    in :irc.example.org 005 ada CLIENTTAGDENY=*,-reply :are supported
    do say r1 as=privmsg target=#a text=hi tags={"+reply":"x","+typing":"done","label":"forged"}
    out @+reply=x PRIVMSG #a hi
  `)
})

test('each request has its own 30 seconds, also where another one begins as the first ends', () => {
  playTranscript(`
    registered ada
    do query r1 WHOIS a
    out WHOIS a
    do query r2 WHOIS b
    wait 5
    do query r3 ISON c
    out ISON c
    wait 25
    out WHOIS b
    event request-settled request=r1 outcome.kind=unanswered
    wait 5
    event request-settled request=r3 outcome.kind=unanswered
    wait 25
    event request-settled request=r2 outcome.kind=unanswered
  `)
})

test('several channels in one line are answered one by one, and settled with the last', () => {
  playTranscript(`
    registered ada
    do query r1 JOIN #a,#b,#C
    out JOIN #a,#b,#C
    do join r2 channel=#d
    out JOIN #d
    in :ada!a@h JOIN #d
    event request-settled request=r2 outcome.kind=ok
    in :ada!a@h JOIN #b
    event user-joined request=r1 channel=#b
    in :irc.example.org 474 ada #a :Cannot join channel (+b)
    event reply-received request=r1
    in :irc.example.org 366 ada #b :End of NAMES
    in :ada!a@h JOIN #c
    event user-joined request=r1 channel=#c
    event request-settled request=r1 outcome.kind=ok outcome.refusal=-
  `)
})

test('several channels that were all refused are refused, by the first word of it; a forwarding answers for its channel', () => {
  playTranscript(`
    registered ada
    do query r1 JOIN #a,#b
    out JOIN #a,#b
    in :irc.example.org 474 ada #b :Cannot join channel (+b)
    in :irc.example.org 473 ada #a :Cannot join channel (+i)
    event request-settled request=r1 outcome.kind=refused outcome.refusal.code=ERR_BANNEDFROMCHAN
    do query r2 PART #a,#b
    out PART #a,#b
    in :irc.example.org 461 ada PART :Not enough parameters
    event request-settled request=r2 outcome.kind=refused outcome.refusal.code=ERR_NEEDMOREPARAMS
    do query r3 JOIN #e,#f
    out JOIN #e,#f
    in :irc.example.org 470 ada #e #elsewhere :Forwarding to another channel
    in :ada!a@h JOIN #f
    in :ada!a@h JOIN #elsewhere
    event request-settled request=r3 outcome.kind=ok
  `)
})
