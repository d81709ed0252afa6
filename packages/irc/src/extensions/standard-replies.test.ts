import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('context parameters are variable: the description is always the last', () => {
  playTranscript(`
    registered ada
    in FAIL
    event reply-received
    in FAIL JOIN
    event reply-received
    in :irc.example.org FAIL ACC REG_INVALID_CALLBACK REGISTER :Email address is not valid
    event standard-reply-received severity=fail command=ACC code=REG_INVALID_CALLBACK context=REGISTER text="Email address is not valid"
    in :irc.example.org WARN REHASH CERTS_EXPIRED :Certificate has expired
    event standard-reply-received severity=warn context=""
    in :irc.example.org NOTE * OPER_MESSAGE :Servers will be down
    event standard-reply-received severity=note command=*
  `)
})
