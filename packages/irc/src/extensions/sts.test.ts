import { test } from 'node:test'
import { playTranscript } from '@longwire/testing'

const PLAIN = `
  connect plain
  out CAP LS 302
`
const TLS = `
  connect tls
  out CAP LS 302
  out NICK ada
  out USER ada 0 * ada
`

test('on a plaintext connection nothing is said but CAP LS before the move to TLS (PITFALL 11)', () => {
  playTranscript(
    `${PLAIN}
    in :irc.example.org CAP * LS * :batch sts=duration=31536000,port=6697
    silent
    in :irc.example.org CAP * LS :sasl
    move irc.example.org:6697
    in :irc.example.org 001 ada :Welcome
    silent
    closed
    event disconnected reason.code=sts-upgrade reason.retry=true
  `,
    { secrets: { serverPassword: 'sesame' } },
  )
})

for (const value of ['', '=duration=300', '=port=', '=port=0', '=port=65536', '=port=6697x', '=port=-1', '=port']) {
  test(`on a plaintext connection \`sts${value}\` is no reason to move, and its duration is not taken`, () => {
    playTranscript(`${PLAIN}
      in :irc.example.org CAP * LS :sts${value}
      out NICK ada
      out USER ada 0 * ada
      out CAP END
      closed
      event disconnected reason.code=transport-closed
    `)
  })
}

test('it may be offered later on, too', () => {
  playTranscript(`${PLAIN}
    in :irc.example.org CAP * LS :
    out NICK ada
    out USER ada 0 * ada
    out CAP END
    in :irc.example.org 001 ada :Welcome
    in :irc.example.org 422 ada :No MOTD
    in :irc.example.org CAP ada NEW :sts=port=6698
    move irc.example.org:6698
  `)
})

test('on a secure connection the duration is taken and the port is not; the policy is told again at the end', () => {
  playTranscript(`${TLS}
    in :irc.example.org CAP * LS :sts=port=1,duration=300,unknown,preload
    event sts-policy-received host=irc.example.org port=6697 duration=300
    out CAP END
    in :irc.example.org CAP ada DEL :sts
    in :irc.example.org CAP ada NEW :sts=duration=600
    event sts-policy-received duration=600
    closed
    event sts-policy-received duration=600
    event disconnected
  `)
})

test('“a duration of 0 indicates an infinitely short duration”: the policy is removed', () => {
  playTranscript(`${TLS}
    in :irc.example.org CAP * LS :sts=duration=0
    event sts-policy-received duration=0
    out CAP END
    closed
    event disconnected
  `)
  playTranscript(`${TLS}
    in :irc.example.org CAP * LS :sts=duration=forever
    out CAP END
  `)
})
