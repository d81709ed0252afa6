import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('what a ZNC plays back is history', () => {
  playTranscript(`
    registered ada batch
    in BATCH +1 znc.in/playback #a
    in @batch=1 :bob!b@h PRIVMSG #a :old
    event message-received replayed=true
    in BATCH -1
    in :bob!b@h PRIVMSG #a :new
    event message-received replayed=false
  `)
})
