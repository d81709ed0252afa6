import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { searchRequest } from './search.ts'

test('what is found is of the past, and the search ends also where nothing is', () => {
  playTranscript(`
    registered ada batch server-time message-tags soju.im/search
    do query r1 SEARCH text=engine
    out SEARCH text=engine
    in BATCH +1 soju.im/search
    in @batch=1;msgid=m1 :bob!b@h PRIVMSG #a :the engine
    event message-received replayed=true request=r1
    in BATCH -1
    event search-ended found=1 request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 SEARCH text=nothing
    out SEARCH text=nothing
    in BATCH +2 soju.im/search
    in BATCH -2
    event search-ended found=0
    event request-settled request=r2 outcome.kind=ok
  `)
})

test('attributes stand in one parameter, blanks and semicolons escaped', () => {
  strictEqual(
    formatMessage(searchRequest({ text: 'a b;c', in: '#a', from: 'bob', after: 0, before: 1, limit: 7 })),
    'SEARCH in=#a;from=bob;after=1970-01-01T00:00:00.000Z;before=1970-01-01T00:00:00.001Z;limit=7;text=a\\sb\\:c',
  )
})
