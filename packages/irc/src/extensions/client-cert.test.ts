import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

test('a certificate is made, listed and deleted', () => {
  playTranscript(`
    registered ada batch soju.im/client-cert
    do query r1 CLIENTCERT CREATE phone
    out CLIENTCERT CREATE phone
    in CLIENTCERT CREATE abcdef
    event reply-received request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 CLIENTCERT LIST
    out CLIENTCERT LIST
    in BATCH +1 soju.im/client-cert
    in @batch=1 CLIENTCERT LIST abcdef phone
    event reply-received request=r2
    in BATCH -1
    event request-settled request=r2 outcome.kind=ok
    do query r3 CLIENTCERT DELETE abcdef
    out CLIENTCERT DELETE abcdef
    in FAIL CLIENTCERT INVALID_FINGERPRINT DELETE abcdef :Unknown
    event request-settled request=r3 outcome.refusal.code=INVALID_FINGERPRINT
  `)
})
