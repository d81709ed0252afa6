import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { preferenceRequest } from './preferences.ts'

const CAPS = 'batch longwire/preferences'

test('“The preference is this now; without a value it is not set.”', () => {
  playTranscript(`
    registered ada ${CAPS}
    in PREFERENCE
    event reply-received
    in PREFERENCE :
    event reply-received
    in :bouncer.longwire PREFERENCE web/theme :dark
    event preference-changed key=web/theme value=dark
    in :bouncer.longwire PREFERENCE web/theme
    event preference-changed key=web/theme value=-
  `)
})

test('the list at registration is told key by key, and then as a whole; also where it is empty', () => {
  playTranscript(`
    registered ada ${CAPS}
    in :bouncer.longwire BATCH +1 longwire/preferences
    in @batch=1 :bouncer.longwire PREFERENCE highlight/a :{"kind":"word","pattern":"x"}
    event preference-changed key=highlight/a
    in @batch=1 :bouncer.longwire PREFERENCE web/theme dark
    event preference-changed key=web/theme value=dark
    in :bouncer.longwire BATCH -1
    event preferences-listed prefix="" values="highlight/a={\\"kind\\":\\"word\\",\\"pattern\\":\\"x\\"},web/theme=dark"
    in :bouncer.longwire BATCH +2 longwire/preferences
    in :bouncer.longwire BATCH -2
    event preferences-listed values=""
  `)
})

test('without labels the answers are known by their keys and batches', () => {
  playTranscript(`
    registered ada ${CAPS}
    do query r1 PREFERENCE SET quiet :[]
    out PREFERENCE SET quiet []
    in :bouncer.longwire PREFERENCE web/theme dark
    event preference-changed key=web/theme request=-
    in :bouncer.longwire PREFERENCE quiet []
    event preference-changed key=quiet request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 PREFERENCE SET dnd :soon
    out PREFERENCE SET dnd soon
    in FAIL PREFERENCE INVALID_VALUE SET dnd :This has to be JSON
    event request-settled request=r2 outcome.refusal.code=INVALID_VALUE
    do query r3 PREFERENCE LIST web/
    out PREFERENCE LIST web/
    in BATCH +1 longwire/preferences web/
    in @batch=1 PREFERENCE web/theme dark
    event preference-changed request=r3
    in BATCH -1
    event preferences-listed prefix=web/ values=web/theme=dark
    event request-settled request=r3 outcome.kind=ok
  `)
})

test('requests are worded as the specification has them', () => {
  const line = (query: Parameters<typeof preferenceRequest>[0]): string => formatMessage(preferenceRequest(query))
  strictEqual(line({ kind: 'get', key: 'dnd' }), 'PREFERENCE GET dnd')
  strictEqual(line({ kind: 'set', key: 'web/theme', value: 'very dark' }), 'PREFERENCE SET web/theme :very dark')
  strictEqual(line({ kind: 'set', key: 'dnd', value: undefined }), 'PREFERENCE SET dnd')
  strictEqual(line({ kind: 'list' }), 'PREFERENCE LIST')
  strictEqual(line({ kind: 'list', prefix: 'web/' }), 'PREFERENCE LIST web/')
})
