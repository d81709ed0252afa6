import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const CHANNEL = `
  registered ada batch
  in :ada!a@h JOIN #a
  in :bob!b@h JOIN #a
  in :carol!c@h JOIN #a
`

test('each quit is told as it comes, and at the end who went', () => {
  const state = playTranscript(`${CHANNEL}
    in :irc.hub BATCH +yXNAbvnRHTRBv netsplit irc.hub other.host
    in @batch=yXNAbvnRHTRBv :bob!b@h QUIT :irc.hub other.host
    event user-quit nickname=bob batch.type=netsplit channels=#a
    in :dave!d@h PRIVMSG #a :nobody is moved out of order (PITFALL 32)
    event message-received batch.reference=-
    in @batch=yXNAbvnRHTRBv :carol!c@h QUIT :irc.hub other.host
    in :irc.hub BATCH -yXNAbvnRHTRBv
    event netsplit-ended servers=irc.hub,other.host nicknames=bob,carol
    in :irc.hub BATCH +4lMeQwsaOMs6s netjoin irc.hub other.host
    in @batch=4lMeQwsaOMs6s :bob!b@h JOIN #a
    event user-joined nickname=bob batch.type=netjoin
    in :irc.hub BATCH -4lMeQwsaOMs6s
    event netjoin-ended nicknames=bob
  `)
  strictEqual(state.users.has('bob'), true)
  strictEqual(state.users.has('carol'), false)
})

test('the state is right though the end never comes', () => {
  const state = playTranscript(`${CHANNEL}
    in :irc.hub BATCH +x netsplit
    in @batch=x :bob!b@h QUIT :split
    wait 120
    event netsplit-ended nicknames=bob servers=""
  `)
  strictEqual(state.users.has('bob'), false)
})
