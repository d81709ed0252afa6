import { deepStrictEqual, strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { formatMessage } from '../message/message.ts'
import { readAccountRegistration, registerAccount, verifyAccount } from './account-registration.ts'

test('an account is made at once, or when a code was told', () => {
  playTranscript(`
    registered ada draft/account-registration=before-connect,email-required
    in REGISTER
    event reply-received
    in REGISTER MAYBE ada :?
    event reply-received
    do query r1 REGISTER * ada@example.org sesame
    out REGISTER * ada@example.org sesame
    in :irc.example.org REGISTER VERIFICATION_REQUIRED ada :A code was sent
    event account-verification-required name=ada text="A code was sent" request=r1
    event request-settled request=r1 outcome.kind=ok
    do query r2 VERIFY ada 12345
    out VERIFY ada 12345
    in :irc.example.org VERIFY SUCCESS ada :Welcome
    event account-registered name=ada
    event request-settled request=r2 outcome.kind=ok
    do query r3 REGISTER * * x
    out REGISTER * * x
    do query r4 REGISTER * * y
    out REGISTER * * y
    in FAIL REGISTER WEAK_PASSWORD ada :Too weak
    event request-settled request=r3 outcome.refusal.code=WEAK_PASSWORD
  `)
})

test('rules are read from the value, requests worded as the specification has them', () => {
  deepStrictEqual(readAccountRegistration('email-required,future=1'), {
    emailRequired: true,
    customAccountName: false,
    beforeConnect: false,
  })
  strictEqual(formatMessage(registerAccount('sesame')), 'REGISTER * * sesame')
  strictEqual(formatMessage(registerAccount('open sesame', 'a@b', 'ada')), 'REGISTER ada a@b :open sesame')
  strictEqual(formatMessage(verifyAccount('ada', '123')), 'VERIFY ada 123')
})
