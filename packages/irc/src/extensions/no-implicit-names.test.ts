import { strictEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const HELLO = `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
  in :irc.example.org CAP * LS :draft/no-implicit-names soju.im/no-implicit-names no-implicit-names
`

test('it is requested only where somebody asks for it, by its newest name alone', () => {
  playTranscript(`${HELLO}
    out CAP END
  `)
  const state = playTranscript(
    `${HELLO}
    out CAP REQ no-implicit-names
    in :irc.example.org CAP * ACK no-implicit-names
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    do join r1 channel=#a
    out JOIN #a
    in :ada!a@h JOIN #a
    event request-settled request=r1 outcome.kind=ok
  `,
    { config: { with: ['no-implicit-names'] } },
  )
  strictEqual(state.channels.get('#a')?.membersComplete, false)
})
