import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parseTags } from '@longwire/irc'
import { attributesOf } from './attributes-of.ts'
import { networkFrom } from './bouncer-attributes.ts'

const from = (text: string) => networkFrom('n1', parseTags(text), undefined)

suite('attributes of networks (docs/extensions/networks.md)', () => {
  test('have defaults: TLS, its port, the host for a name', () => {
    assert.deepEqual(from('host=irc.example'), {
      id: 'n1',
      name: 'irc.example',
      host: 'irc.example',
      port: 6697,
      tls: true,
      nickname: '',
      enabled: true,
      state: 'disconnected',
      problem: undefined,
    })
    assert.equal(from('host=h;tls=0').port, 6667)
    for (const port of ['0', '65536', 'x', '-1', '1.5']) assert.equal(from(`host=h;port=${port}`).port, 6697, port)
  })

  test('tell what is wrong as long as the network is not connected', () => {
    const problem = 'error=Not\\strusted;longwire/error-code=tls-untrusted;longwire/certificate=ab12'
    assert.deepEqual(from(`host=h;${problem}`).problem, {
      code: 'tls-untrusted',
      text: 'Not trusted',
      certificate: 'ab12',
    })
    assert.equal(from(`host=h;state=connected;${problem}`).problem, undefined)
  })

  test('tell how far a connection is, and how often it failed', () => {
    const waiting = from(
      'host=h;state=disconnected;error=No;longwire/error-code=refused;longwire/failures=2;longwire/retry-at=2026-11-22T09:30:00.000Z',
    )
    assert.equal(waiting.failures, 2)
    assert.equal(waiting.retryAt, Date.UTC(2026, 10, 22, 9, 30))
    const again = networkFrom(
      'n1',
      parseTags('host=h;state=connecting;longwire/stage=securing;longwire/failures=2'),
      waiting,
    )
    assert.equal(again.stage, 'securing')
    assert.equal(again.problem?.code, 'refused', 'what was wrong stays, while it is being tried again')
    const anew = networkFrom('n1', parseTags('host=h;state=connecting;longwire/stage=looking-up'), again)
    assert.equal(anew.problem, undefined)
    const odd = from('host=h;longwire/stage=dreaming;longwire/failures=x;longwire/retry-at=soon')
    assert.deepEqual([odd.stage, odd.failures, odd.retryAt], [undefined, undefined, undefined])
  })

  test('show whether a network was ever reached where it is', () => {
    assert.equal(from('host=h;state=connected').reached, true)
    const refused = 'host=h;state=disconnected;longwire/error-code=refused'
    assert.equal(from(`${refused};longwire/last-connected=2026-11-22T09:30:00.000Z`).reached, true)
    for (const never of [refused, `${refused};longwire/last-connected=soon`]) {
      assert.equal(from(never).reached, undefined, never)
    }
  })

  test('read an unknown state as disconnected, and ignore what nobody knows', () => {
    assert.equal(from('host=h;state=dreaming;colour=mango').state, 'disconnected')
    assert.deepEqual(from('host=h;longwire/enabled=0;longwire/pins=aa,bb').pins, ['aa', 'bb'])
    assert.equal(from('host=h;longwire/enabled=0').enabled, false)
  })

  test('are written for what a person filled in, and for nothing else', () => {
    assert.deepEqual(attributesOf({ host: 'h', port: 6667, tls: false, accountPassword: 'pw', pins: ['aa', 'bb'] }), {
      host: 'h',
      port: '6667',
      tls: '0',
      'longwire/sasl-password': 'pw',
      'longwire/pins': 'aa,bb',
    })
    assert.deepEqual(attributesOf({ account: '', pins: [] }), { 'longwire/sasl-account': '', 'longwire/pins': '' })
    assert.deepEqual(attributesOf({}), {})
  })
})
