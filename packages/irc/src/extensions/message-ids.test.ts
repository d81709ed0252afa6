import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('“the id MUST be treated as opaque”: case and odd characters are kept, an empty one is none', () => {
  playTranscript(`
    registered ada message-tags
    in @msgid=AbC,=/\\s; :bob!b@h PRIVMSG ada :hi
    event message-received msgid="AbC,=/ "
    in @msgid :bob!b@h PRIVMSG ada :hi
    event message-received msgid=-
    in @msgid= :bob!b@h PRIVMSG ada :hi
    event message-received msgid=-
  `)
})
