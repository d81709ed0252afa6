import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless } from '@longwire/peers'
import { VirtualEnvironment } from '@longwire/testing'
import { startPerson } from '../person.ts'
import { RestlessPerson } from './restless-person.ts'
import { seenTrouble } from './seen-trouble.ts'

/** Steps of each journey. */
const STEPS = 400

const only = process.env['LONGWIRE_SEED']
const seeds = only === undefined ? [1, 2, 3, 4, 5, 6] : [Number(only)]

for (const seed of seeds) {
  test(`whatever somebody does who cannot keep still, the page stands (LONGWIRE_SEED=${seed})`, {
    skip: await skipUnless('ergo', 'chromium'),
  }, async () => {
    // Each other journey begins at a desk.
    const desk = { viewport: { width: 1440, height: 900 }, touch: false }
    await using person = await startPerson(seed % 2 === 0 ? desk : {})
    const { page, browser } = person
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
    await using bob = await RawClient.register({ port: person.ergo.port }, 'bob')
    bob.send('JOIN #longwire')
    const chance = new VirtualEnvironment({ seed })
    const restless = new RestlessPerson(page, bob, () => chance.random())
    for (let step = 0; step < STEPS; step++) {
      await restless.step()
      const trouble = await seenTrouble(page, browser.consoleLines)
      assert.deepEqual(trouble, [], `step ${step}, after:\n${restless.done.slice(-12).join('\n')}`)
    }
    // After all of that one can still talk.
    await page.goto(person.longwire.url)
    await page.getByRole('heading', { name: 'Conversations' }).waitFor()
  })
}
