import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attemptOf } from './delivery-of.ts'
import { Outbox, type OutboxEntry } from './outbox.ts'

function entry(id: string, change: Partial<OutboxEntry> = {}): OutboxEntry {
  return { id, target: '#a', as: 'privmsg', text: id, time: 1, tags: {}, delivery: { kind: 'pending' }, ...change }
}

const ids = (entries: readonly OutboxEntry[]): string => entries.map(({ id }) => id).join(' ')

suite('an outbox', () => {
  test('sends each entry once, in the order of writing, until its attempt came to an end', () => {
    const outbox = new Outbox(() => {})
    for (const id of ['a', 'b', 'c']) outbox.add(entry(id))
    outbox.sending(entry('b'))
    assert.equal(ids(outbox.sendable()), 'a c')
    assert.deepEqual([outbox.isUnderWay('b'), outbox.isUnderWay('a')], [true, false])
    outbox.settle('b', { kind: 'pending' })
    assert.equal(outbox.isUnderWay('b'), false)
    assert.equal(ids(outbox.sendable()), 'a b c')
    outbox.settle('a', { kind: 'failed', text: 'no' })
    assert.equal(ids(outbox.sendable()), 'b c')
  })

  test('confirms an entry once, from whichever side', () => {
    const outbox = new Outbox(() => {})
    outbox.add(entry('a'))
    assert.equal(outbox.confirm('a')?.id, 'a')
    assert.equal(outbox.confirm('a'), undefined)
    outbox.settle('a', { kind: 'failed', text: 'late' })
    assert.deepEqual(outbox.entries, [])
  })

  test('sends again only what failed or is uncertain, and only when a person wants', () => {
    const outbox = new Outbox(() => {})
    outbox.add(entry('a', { delivery: { kind: 'uncertain' } }))
    outbox.add(entry('b'))
    assert.equal(ids(outbox.sendable()), 'b')
    assert.equal(outbox.retry('a', false), true)
    assert.equal(outbox.get('a')?.meant, undefined)
    assert.equal(outbox.retry('b', true), false)
    assert.equal(outbox.get('b')?.meant, undefined)
    assert.equal(outbox.retry('none', false), false)
    assert.equal(ids(outbox.sendable()), 'a b')
  })

  test('has a cap (pitfall 15)', () => {
    const outbox = new Outbox(() => {})
    let added = 0
    while (outbox.add(entry(`e${added}`)) && added < 10_000) added++
    assert.equal(added, 500)
  })
})

suite('an attempt', () => {
  test('that was cut off is repeated by itself only where a repeat is known by its id', () => {
    const cutOff = { kind: 'disconnected', sent: true } as const
    assert.deepEqual(attemptOf(cutOff, true), { kind: 'waiting', delivery: { kind: 'pending' }, again: false })
    assert.deepEqual(attemptOf(cutOff, false), { kind: 'waiting', delivery: { kind: 'uncertain' }, again: false })
    const neverSent = { kind: 'disconnected', sent: false } as const
    assert.deepEqual(attemptOf(neverSent, false), { kind: 'waiting', delivery: { kind: 'pending' }, again: false })
  })

  test('that was refused has failed, unless the network is only not there, or nobody knows', () => {
    const refused = (code: string) => attemptOf({ kind: 'refused', refusal: { code, text: 'why', params: [] } }, true)
    const code = 'ERR_CANNOTSENDTOCHAN'
    assert.deepEqual(refused(code), { kind: 'waiting', delivery: { kind: 'failed', text: 'why', code }, again: false })
    assert.deepEqual(refused('NETWORK_DISCONNECTED'), { kind: 'waiting', delivery: { kind: 'pending' }, again: false })
    assert.deepEqual(refused('DELIVERY_UNCERTAIN'), { kind: 'waiting', delivery: { kind: 'uncertain' }, again: false })
  })

  test('that was never answered is made again where a repeat is known by its id, and is uncertain elsewhere', () => {
    const again = { kind: 'waiting', delivery: { kind: 'pending' }, again: true }
    assert.deepEqual(attemptOf({ kind: 'unanswered' }, true), again)
    assert.deepEqual(attemptOf({ kind: 'unanswered' }, false), {
      ...again,
      delivery: { kind: 'uncertain' },
      again: false,
    })
    const refusal = { code: 'TEMPORARILY_UNAVAILABLE', text: 'the disk is busy', params: [] }
    assert.deepEqual(attemptOf({ kind: 'refused', refusal }, true), again)
  })
})
