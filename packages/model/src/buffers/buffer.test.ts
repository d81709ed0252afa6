import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { VirtualEnvironment } from '@longwire/testing'
import type { Line } from '../line.ts'
import { StateStore } from '../state-store.ts'
import { Buffer, LINES_UNSEEN } from './buffer.ts'
import { KeptSettings } from './kept-settings.ts'

function line(time: number): Line {
  const said = { kind: 'privmsg', sender: 'bob', text: `${time}`, own: false, mention: false } as const
  return { ...said, id: `m${time}`, time, delivery: { kind: 'confirmed' } }
}

function home(): Buffer {
  return new Buffer({
    key: 'n1 #home',
    network: 'n1',
    kind: 'channel',
    name: '#home',
    store: new StateStore(),
    environment: new VirtualEnvironment(),
    settings: new KeptSettings('rfc1459').of('#home'),
  })
}

suite('the lines that stay of a conversation', () => {
  test('are those that somebody reads, however far back, while new ones come', () => {
    const buffer = home()
    buffer.look()
    buffer.live(line(100_000))
    const past = Array.from({ length: 30_000 }, (_, index) => line(index))
    buffer.page({ kind: 'before', line: 'm100000' }, past)
    buffer.live(line(100_001))
    assert.equal(buffer.timeline.first?.id, 'm0')
    buffer.unlook()
    assert.equal(buffer.timeline.confirmed.length, LINES_UNSEEN, 'nobody reads them any more')
  })

  test('are bounded where others say ever more (pitfall 15)', () => {
    const buffer = home()
    buffer.look()
    for (let time = 0; time < 26_000; time++) buffer.live(line(time))
    assert.ok(buffer.timeline.confirmed.length <= 25_000)
    assert.equal(buffer.timeline.last?.id, 'm25999')
  })
})
