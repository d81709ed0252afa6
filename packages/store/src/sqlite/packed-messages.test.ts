import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { type NewMessage, messageKinds } from '../message.ts'
import { packMessages, unpackMessages } from './packed-messages.ts'

const text = fc.string({ unit: 'binary' })

const message: fc.Arbitrary<NewMessage> = fc.record(
  {
    buffer: fc.nat(),
    time: fc.oneof(fc.integer(), fc.double()),
    kind: fc.constantFrom(...messageKinds),
    sender: text,
    account: fc.string({ minLength: 1 }),
    msgid: text,
    text,
    attention: fc.constantFrom(0, 1, 2),
    own: fc.boolean(),
    details: fc.record({ params: fc.array(fc.string()), outboxId: fc.string() }, { noNullPrototype: true }),
  },
  { noNullPrototype: true, requiredKeys: ['buffer', 'time', 'kind', 'sender', 'msgid', 'text', 'attention', 'own'] },
)

test('messages of any calls come out of their package as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.array(message, { maxLength: 5 }), { maxLength: 5 }), (calls) => {
      const packed = packMessages(calls)
      const travelled = structuredClone(packed, { transfer: [packed.numbers.buffer] })
      assert.deepEqual(unpackMessages(travelled), calls)
    }),
  )
})
