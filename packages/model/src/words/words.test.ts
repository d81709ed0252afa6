import assert from 'node:assert/strict'
import { afterEach, suite, test } from 'node:test'
import { attached, home } from '../../test/attached.ts'
import { offline } from '../action-outcome.ts'
import { commands } from '../commands/registry.ts'
import { helps, questions } from './answers/helps-de.ts'
import { answers, loadAnswers } from './answers.ts'
import { speak } from './words.ts'

suite('the words of the model', () => {
  afterEach(async () => {
    await speak('en')
    await loadAnswers()
  })

  test('are there in German for every command and every question, and for none that there is not', () => {
    assert.deepEqual(Object.keys(helps).toSorted(), commands.map(({ name }) => name).toSorted())
    const asking = commands.filter(({ question }) => question !== undefined).map(({ name }) => name)
    assert.deepEqual(Object.keys(questions).toSorted(), asking.toSorted())
    for (const [name, help] of Object.entries(helps)) assert.match(help, /^\P{Ll}.*\.$/u, name)
  })

  test('are spoken in the language of the screen from the moment it is chosen', async () => {
    assert.ok(!offline.ok)
    assert.match(offline.text, /^You are offline/)
    await speak('de')
    assert.match(offline.text, /^Du bist offline/)
    await loadAnswers()
    assert.equal(answers.done, 'Erledigt.')
  })

  test('say in that language what a command does, while it is being typed', async () => {
    const { bouncer } = await attached()
    await speak('de')
    const completion = await bouncer.model.complete(home, '/kic', 4)
    assert.equal(completion?.candidates[0]?.detail, 'Wirft jemanden aus einem Kanal.')
  })

  test('answer commands in that language, also how they are used', async () => {
    const { bouncer } = await attached()
    await speak('de')
    const outcome = await bouncer.model.actions.send(home, '/jion #den')
    assert.ok(!outcome.ok)
    assert.match(outcome.text, /^Einen Befehl \/jion gibt es nicht: meintest du \/join/)
    await bouncer.model.actions.send(home, '/help kick')
    const told = bouncer.model.timeline(home).lines.map(({ text }) => text)
    assert.deepEqual(told.slice(1), ['Wirft jemanden aus einem Kanal.', 'Auch: /k'])
  })
})
