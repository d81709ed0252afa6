import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import type { Source } from '../../message/source.ts'
import { createSession } from '../create-session.ts'

test('messages without a text or a target are lines for the console', () => {
  playTranscript(`
    registered ada
    in :bob!b@h PRIVMSG
    event reply-received
    in :bob!b@h PRIVMSG ada
    event reply-received
    in PRIVMSG ada :from nobody
    event message-received source=- text="from nobody" own=false
    in :bob!b@h PRIVMSG ada :
    event message-received text=""
    in :bob!b@h PRIVMSG ada :\x01
    event message-received
    in :bob!b@h PRIVMSG ada :\x01\x01
    event message-received
  `)
})

test('a message, a notice and an action, from a user and from a server', () => {
  playTranscript(`
    registered ada
    in :bob!b@h PRIVMSG #c :hello: world
    event message-received as=privmsg source=bob!b@h target=#c status="" text="hello: world" own=false
    in :irc.example.org NOTICE * :*** Looking up
    event message-received as=notice source=irc.example.org target=*
    in :bob!b@h PRIVMSG #c :\x01ACTION waves\x01
    event message-received as=action text=waves
    in :bob!b@h PRIVMSG #c :\x01ACTION is cut of
    event message-received as=action text="is cut of"
  `)
})

/** Who says the last line, once the lines before it were heard. */
function speakerOf(...lines: readonly string[]): Source | undefined {
  const session = createSession({ nickname: 'ada' })
  session.connected({ host: 'irc', port: 6667, secure: false, nonce: 'abcdefghijklmnopqrstuvwx' }, 0)
  const outputs = lines.map((line) => session.receive({ text: line, damaged: false }, 0)).at(-1) ?? []
  const [said] = outputs.flatMap((output) => {
    return output.kind === 'event' && output.event.type === 'message-received' ? [output.event] : []
  })
  ok(said)
  return said.source
}

test('a server whose name has no dot is a server: who greeted us, and who speaks to us before that', () => {
  strictEqual(speakerOf(':hub NOTICE * :*** Looking up your hostname'), 'hub')
  strictEqual(speakerOf(':irc 001 ada :Welcome', ':irc 422 ada :No MOTD', ':irc NOTICE ada :soon down'), 'irc')
})

test('whoever else is told by the nickname alone is a person', () => {
  const greeting = [':irc 001 ada :Welcome', ':irc 422 ada :No MOTD']
  deepStrictEqual(speakerOf(...greeting, ':bob PRIVMSG ada :hi'), { nickname: 'bob' })
  deepStrictEqual(speakerOf(...greeting, ':irc!i@host PRIVMSG ada :hi'), {
    nickname: 'irc',
    username: 'i',
    hostname: 'host',
  })
  deepStrictEqual(speakerOf(':ada 001 ada :Welcome', ':ada 422 ada :No MOTD', ':ada PRIVMSG bob :hi'), {
    nickname: 'ada',
  })
})

// A server may tell a channel of a JOIN before the one who joins.
test('what is said in a channel before our own JOIN of it is told as it comes, once', () => {
  playTranscript(`
    registered ada
    do join r1 channel=#c
    out JOIN #c
    in :bob!b@h PRIVMSG #c :welcome
    event message-received source=bob!b@h target=#c text=welcome own=false replayed=false request=-
    in :ada!a@h JOIN #c
    event user-joined channel=#c nickname=ada own=true
    event request-settled request=r1 outcome.kind=ok
    in :bob!b@h PRIVMSG #c :how are you?
    event message-received target=#c text="how are you?"
  `)
})

test('STATUSMSG: the prefix is apart from the channel', () => {
  playTranscript(`
    registered ada
    in :bob!b@h PRIVMSG @#c :operators only
    event message-received target=#c status=@
    in :bob!b@h PRIVMSG +plus :not a channel
    event message-received target=+plus status=""
  `)
})

test('what we said ourselves on another screen is our own', () => {
  playTranscript(`
    registered ada
    in :ADA!ada@home.example PRIVMSG bob :hi
    event message-received target=bob own=true
  `)
})

test('other CTCP is told apart, as a request or an answer', () => {
  playTranscript(`
    registered ada
    in :bob!b@h PRIVMSG ada :\x01version\x01
    event ctcp-received as=request command=VERSION text="" source=bob!b@h own=false
    in :bob!b@h NOTICE ada :\x01PING 1 2\x01
    event ctcp-received as=answer command=PING text="1 2"
  `)
})

test('a refusal of a message that nobody waits for any more is told with its target', () => {
  playTranscript(`
    registered ada
    do say r1 as=privmsg target=#moderated text=hello
    out PRIVMSG #moderated hello
    event request-settled request=r1 outcome.kind=ok
    in :irc.example.org 404 ada #moderated :Cannot send to channel
    event message-refused target=#moderated code=ERR_CANNOTSENDTOCHAN text="Cannot send to channel"
  `)
})
