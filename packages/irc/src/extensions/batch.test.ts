import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('ends without a beginning, beginnings without a reference or given twice, do no harm', () => {
  playTranscript(`
    registered ada batch
    in BATCH
    event reply-received
    in BATCH x
    in BATCH +
    event reply-received
    in BATCH -never
    in BATCH +a
    event batch-started started.reference=a started.type=""
    in BATCH +a other
    in BATCH -a
    event batch-ended ended.reference=a ended.type=""
    in @batch=a :bob!b@h PRIVMSG ada :late
    event message-received batch.reference=-
  `)
})

test('“references are opaque”; batches interleave and stand in each other; an unknown type is its lines', () => {
  playTranscript(`
    registered ada batch
    in :irc.example.org BATCH +Outer example.com/foo p1 p2
    event batch-started started.type=example.com/foo started.params=p1,p2
    in @batch=Outer :irc.example.org BATCH +in:ner example.com/bar
    event batch-started started.parent=Outer batch.reference=Outer
    in @batch=in:ner :bob!b@h PRIVMSG ada :one
    event message-received batch.reference=in:ner batch.type=example.com/bar batch.parent=Outer
    in :bob!b@h PRIVMSG ada :between
    event message-received batch.reference=-
    in @batch=outer :bob!b@h PRIVMSG ada :another reference
    event message-received batch.reference=-
    in BATCH -in:ner
    in BATCH -Outer
    event batch-ended complete=true
  `)
})

test('what stands in a batch ends with it, and one without an end is given up', () => {
  playTranscript(`
    registered ada batch
    in BATCH +a x
    in @batch=a BATCH +b y
    in BATCH -a
    event batch-ended ended.reference=b
    event batch-ended ended.reference=a
    in BATCH +c x
    wait 60
    in BATCH +d x
    wait 60
    event batch-ended ended.reference=c complete=false
    wait 60
    event batch-ended ended.reference=d complete=false
    in BATCH +e x
    closed
    event disconnected
  `)
})

test('no more than a hundred are open, none is deeper than ten, and their lines are told all the same', () => {
  const open = Array.from({ length: 120 }, (_, i) => `in BATCH +n${i} x`).join('\n')
  playTranscript(`
    registered ada batch
    ${open}
    in @batch=n119 :bob!b@h PRIVMSG ada :hi
    event message-received batch.reference=-
    in @batch=n99 :bob!b@h PRIVMSG ada :hi
    event message-received batch.reference=n99
  `)
  const deep = Array.from({ length: 12 }, (_, i) => `in @batch=d${i - 1} BATCH +d${i} x`).join('\n')
  playTranscript(`
    registered ada batch
    ${deep}
    in @batch=d10 :bob!b@h PRIVMSG ada :hi
    event message-received batch.reference=-
  `)
})
