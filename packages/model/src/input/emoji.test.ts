import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { attached, home } from '../../test/attached.ts'
import { emojiNamed } from './emoji.ts'

suite('emoji', () => {
  test('are found by the beginning of their names, and then by what is in them', () => {
    assert.deepEqual(emojiNamed('smile', 1), [{ name: 'smile', emoji: '😄' }])
    const found = emojiNamed('heart', 50)
    assert.deepEqual(found[0], { name: 'heart', emoji: '❤️' })
    assert.ok(found.some(({ name }) => name === 'blue_heart'))
    assert.deepEqual(emojiNamed('no such thing', 5), [])
  })

  test('are completed behind a colon, and loaded only then', async () => {
    const now = await attached()
    const { model } = now.bouncer
    const text = 'well done :tad'
    const completion = await model.complete(home, text, text.length)
    assert.deepEqual(completion && [completion.from, completion.to, completion.candidates[0]], [
      10,
      14,
      { kind: 'emoji', label: '🎉 :tada:', insert: '🎉 ' },
    ])
    assert.equal(await model.complete(home, 'at 10:30', 8), undefined, 'a time is none')
    assert.equal(await model.complete(home, 'well :', 6), undefined, 'a colon alone is none')
  })
})
