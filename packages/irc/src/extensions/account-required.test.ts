import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'
import { isAccountRequired } from './account-required.ts'

test('it is told by 005, or by a capability that is never requested', () => {
  strictEqual(isAccountRequired(playTranscript('registered ada')), false)
  const token = 'registered ada\nin :irc.example.org 005 ada draft/ACCOUNTREQUIRED :are supported'
  strictEqual(isAccountRequired(playTranscript(token)), true)
  const offered = `
    connect tls
    out CAP LS 302
    out NICK ada
    out USER ada 0 * ada
    in :irc.example.org CAP * LS :soju.im/account-required
    out CAP END
  `
  strictEqual(isAccountRequired(playTranscript(offered)), true)
})
