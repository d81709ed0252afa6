import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const JOINED = `
  registered ada
  in :ada!ada@home.example JOIN #Engines
  in :irc.example.org 353 ada = #Engines :@ada +bob carol
  in :irc.example.org 366 ada #Engines :End of /NAMES list.
`

test('what happens in channels that we are not in, and to users whom we do not see, is told and not kept', () => {
  const state = playTranscript(`
    registered ada
    in :bob!b@h JOIN #elsewhere
    event user-joined channel=#elsewhere nickname=bob own=false
    in :bob!b@h PART #elsewhere :bye
    event user-parted reason=bye
    in :carol!c@h KICK #elsewhere bob
    event user-kicked nickname=bob by=carol!c@h
    in :bob!b@h QUIT
    event user-quit channels=""
    in :bob!b@h NICK robert
    event nickname-changed from=bob to=robert
    in :irc.example.org 353 ada = #elsewhere :dave
    in :irc.example.org JOIN #elsewhere
    in :irc.example.org MODE #elsewhere +o bob
  `)
  strictEqual(state.users.size, 0)
  strictEqual(state.channels.size, 0)
})

test('who joins is known, with all the spellings of a channel that its casemapping allows', () => {
  const state = playTranscript(`${JOINED}
    in :[Dave]!d@host.example JOIN #ENGINES
    event user-joined channel=#Engines nickname=[Dave]
  `)
  const channel = state.channels.get('#engines')
  deepStrictEqual(channel && [...channel.members], [
    ['ada', '@'],
    ['bob', '+'],
    ['carol', ''],
    ['{dave}', ''],
  ])
  strictEqual(channel?.membersComplete, true)
  strictEqual(state.users.get('{dave}')?.hostname, 'host.example')
})

test('who leaves the last channel that we share is forgotten', () => {
  const state = playTranscript(`${JOINED}
    in :ada!ada@home.example JOIN #two
    in :bob!b@h JOIN #two
    in :bob!b@h PART #engines :moving on
    event user-parted channel=#Engines nickname=bob own=false reason="moving on"
    in :carol!c@h PART #Engines
    event user-parted reason=""
  `)
  strictEqual(state.users.has('bob'), true)
  strictEqual(state.users.has('carol'), false)
})

test('a quit is told with the channels in which it was seen', () => {
  const state = playTranscript(`${JOINED}
    in :ada!ada@home.example JOIN #two
    in :bob!b@h JOIN #two
    in :bob!b@h QUIT :Ping timeout
    event user-quit nickname=bob reason="Ping timeout" channels=#Engines,#two
  `)
  strictEqual(state.users.has('bob'), false)
})

test('our own part and a kick forget the channel and those seen only there', () => {
  const state = playTranscript(`${JOINED}
    in :ada!ada@home.example JOIN #two
    in :bob!b@h KICK #Engines ada :out
    event user-kicked own=true reason=out by=bob!b@h
    in :ada!ada@home.example PART #two
    event user-parted own=true
    closed
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    event registered
  `)
  strictEqual(state.users.size, 0)
})

test('a new nickname keeps the rank; our own is followed, and the wanted one is kept (PITFALL 23)', () => {
  const state = playTranscript(`${JOINED}
    in :bob!b@h NICK BOB
    event nickname-changed from=bob to=BOB own=false channels=#Engines
    in :bob!b@h NICK robert
    in :ada!ada@home.example NICK Guest123
    event nickname-changed from=ada to=Guest123 own=true
    in :Guest123!ada@home.example PRIVMSG #Engines :still me
    event message-received own=true
  `)
  const members = state.channels.get('#engines')?.members
  strictEqual(members?.get('robert'), '+')
  strictEqual(members?.get('guest123'), '@')
  strictEqual(state.identity.nickname, 'Guest123')
  strictEqual(state.identity.wantedNickname, 'ada')
})

test('an answer to our own NICK that comes from the new nickname already is our own (InspIRCd)', () => {
  const state = playTranscript(`
    registered ada labeled-response batch
    do change-nickname r1 nickname=countess
    out @label=1 NICK countess
    in @label=1 :countess!ada@home.example NICK :countess
    event nickname-changed from=ada to=countess own=true
    event request-settled request=r1
  `)
  strictEqual(state.identity.nickname, 'countess')
})

test('a list of names that is asked for again replaces the first, while what happens in between holds', () => {
  const state = playTranscript(`${JOINED}
    in :irc.example.org 353 ada = #Engines :@ada dave
    in :eve!e@h JOIN #Engines
    in :dave!d@h NICK david
    in :irc.example.org 366 ada #Engines :End
    event members-listed channel=#Engines
  `)
  deepStrictEqual([...(state.channels.get('#engines')?.members.keys() ?? [])].toSorted(), ['ada', 'david', 'eve'])
  strictEqual(state.users.has('bob'), false)
})

test('CASEMAPPING that comes late keys everything anew (PITFALL 27)', () => {
  const state = playTranscript(`
    registered ada
    in :ada!a@h JOIN #[x]
    in :irc.example.org 353 ada = #[x] :ada @Bob[]
    in :irc.example.org 005 ada CASEMAPPING=ascii :are supported by this server
    event isupport-changed
    in :Bob[]!b@h NICK bob{}
  `)
  deepStrictEqual([...state.channels.keys()], ['#[x]'])
  deepStrictEqual(
    [...(state.channels.get('#[x]')?.members ?? [])],
    [
      ['ada', ''],
      ['bob{}', '@'],
    ],
  )
})

test('ranks follow MODE and PREFIX; other modes, the topic and the time of creation are kept', () => {
  const state = playTranscript(`${JOINED}
    in :irc.example.org 005 ada PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,imnst :are supported by this server
    in :bob!b@h MODE #Engines +ov-v+h carol carol carol bob
    event modes-changed target=#Engines changes=+ov-v+h params=carol,carol,carol,bob
    in :bob!b@h MODE #Engines +ntkl-b sesame 10 *!*@bad.example
    in :irc.example.org 329 ada #Engines 1700000000
    in :irc.example.org 332 ada #Engines :Of engines
    in :irc.example.org 333 ada #Engines bob!b@h 1700000001
    event topic-listed channel=#Engines
    in :irc.example.org MODE ada +iw-w
    event modes-changed target=ada
  `)
  const channel = state.channels.get('#engines')
  deepStrictEqual(channel && [...channel.members], [
    ['ada', '@'],
    ['bob', '%+'],
    ['carol', '@'],
  ])
  deepStrictEqual(channel && [...channel.modes], [
    ['n', ''],
    ['t', ''],
    ['k', 'sesame'],
    ['l', '10'],
  ])
  deepStrictEqual(channel?.topic, { text: 'Of engines', setBy: 'bob!b@h', setAt: 1_700_000_001_000 })
  strictEqual(channel?.createdAt, 1_700_000_000_000)
  strictEqual(state.identity.modes, 'i')
})

test('324 tells all modes; what it leaves out is not set', () => {
  const state = playTranscript(`${JOINED}
    in :bob!b@h MODE #Engines +mi
    in :irc.example.org 324 ada #Engines +ntk
    event modes-listed channel=#Engines
  `)
  deepStrictEqual([...(state.channels.get('#engines')?.modes.keys() ?? [])], ['n', 't', 'k'])
})

test('a topic is told with who set it, and may be taken away', () => {
  const state = playTranscript(`${JOINED}
    in :bob!b@h TOPIC #engines :Of differences
    event topic-changed channel=#Engines topic="Of differences" by=bob!b@h
    in :irc.example.org 331 ada #engines :No topic is set
  `)
  strictEqual(state.channels.get('#engines')?.topic?.text, '')
})

test('names may come with username and hostname, a dot in the nickname or a missing symbol', () => {
  const state = playTranscript(`
    registered ada
    in :ada!a@h JOIN #c
    in :irc.example.org 353 ada = #c :@+bob!b@host.example serv.ice @
    in :irc.example.org 353 ada #c :carol
    in :irc.example.org 366 ada #c :End
  `)
  deepStrictEqual(
    [...(state.channels.get('#c')?.members ?? [])],
    [
      ['bob', '@+'],
      ['serv.ice', ''],
      ['carol', ''],
    ],
  )
  strictEqual(state.users.get('bob')?.hostname, 'host.example')
})
