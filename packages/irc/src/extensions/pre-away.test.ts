import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const hello = (capabilities: string): string => `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
  in :irc.example.org CAP * LS :${capabilities}
`
const WELCOME = `
  in :irc.example.org 001 ada :Welcome
  in :irc.example.org 422 ada :No MOTD
`

test('“AWAY before the registration is complete”, once, before CAP END; `*` for a connection without a person', () => {
  for (const away of ['out for tea', '*']) {
    playTranscript(
      `${hello('draft/pre-away')}
      out CAP REQ draft/pre-away
      in :irc.example.org CAP * ACK draft/pre-away
      out AWAY ${away.includes(' ') ? `:${away}` : away}
      out CAP END
      ${WELCOME}
    `,
      { config: { away } },
    )
  }
})

test('elsewhere one is away as soon as one is registered, but never with the text `*`', () => {
  playTranscript(`${hello('')}\nout CAP END\n${WELCOME}\nout AWAY tea`, { config: { away: 'tea' } })
  playTranscript(`${hello('')}\nout CAP END\n${WELCOME}`, { config: { away: '*' } })
  playTranscript(`${hello('draft/pre-away')}\nout CAP REQ draft/pre-away`)
})
