import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('what was missed is of the past, and the end names the cursor', () => {
  playTranscript(`
    connect mux
    in :bnc CAP ada ACK :batch server-time message-tags longwire/resume
    in :bnc 001 ada :Welcome
    in :bnc 422 ada :No MOTD
    event registered
    in :bnc RESUME BEGIN
    event resume-begun
    in :bnc BATCH +a longwire/resume #longwire 3
    event batch-started started.type=longwire/resume started.params=#longwire,3
    in @batch=a;time=2026-11-22T10:00:00.000Z;msgid=x;longwire/cursor=1.2.0 :ada!a@h PRIVMSG #longwire :one
    event message-received replayed=true own=true msgid=x
    in :bnc BATCH -a
    event batch-ended complete=true
    in :bnc RESUME
    event reply-received
    in :bnc RESUME END 1.2.0
    event resume-ended cursor=1.2.0
    in FAIL RESUME INVALID_CURSOR x :Not a cursor
    event standard-reply-received code=INVALID_CURSOR
  `)
})
