import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Appended, BufferRecord, NewMessage } from '@longwire/store'
import { VirtualEnvironment } from '@longwire/testing'
import { type Draft, type DraftMessage, Recorder } from './recorder.ts'

const buffer = { id: 1, name: '#longwire' } as unknown as BufferRecord

function draft(text: string): Draft {
  return { buffer, message: { buffer: buffer.id, text } as DraftMessage }
}

/** A store that answers when it is told to. */
class SlowStore {
  readonly appends: string[][] = []
  readonly #answers: (() => void)[] = []

  append(messages: readonly NewMessage[]): Promise<readonly Appended[]> {
    this.appends.push(messages.map(({ text }) => text))
    const { promise, resolve } = Promise.withResolvers<readonly Appended[]>()
    this.#answers.push(() => resolve(messages.map((message) => ({ msgid: message.text }) as unknown as Appended)))
    return promise
  }

  answer(): void {
    this.#answers.shift()?.()
  }
}

suite('what waits for the store', () => {
  const store = new SlowStore()
  const environment = new VirtualEnvironment()
  const shown: string[] = []
  const recorder = new Recorder({
    history: store,
    environment,
    post: (resume) => resume(),
    kept() {},
    failed() {},
  })
  const say = (...texts: readonly string[]): void => {
    for (const text of texts) recorder.record([draft(text)], () => shown.push(text))
  }

  test('goes there together when it came in one turn, and twice before there is an answer', async () => {
    say('a', 'b')
    await environment.settle()
    say('c')
    await environment.settle()
    assert.deepEqual(store.appends, [['a', 'b'], ['c']])
    assert.deepEqual(shown, [], 'nothing is shown that is not kept')
  })

  test('then gathers until the store has answered one', async () => {
    say('d')
    await environment.settle()
    say('e')
    await environment.settle()
    assert.equal(store.appends.length, 2)
    store.answer()
    await environment.settle()
    assert.deepEqual(store.appends.slice(2), [['d', 'e']])
    assert.deepEqual(shown, ['a', 'b'])
  })

  test('or until it is worth the way', async () => {
    const many = Array.from({ length: 256 }, (_, index) => `f${index}`)
    say(...many)
    await environment.settle()
    assert.deepEqual(store.appends.slice(3), [many])
    for (let answer = 0; answer < 3; answer++) store.answer()
    await environment.settle()
    assert.deepEqual(shown, ['a', 'b', 'c', 'd', 'e', ...many])
  })
})
