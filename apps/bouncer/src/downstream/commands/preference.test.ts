import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person } from '../../../test/person.ts'
import type { TestScreen } from '../../../test/test-screen.ts'

const caps = ['batch', 'labeled-response', 'longwire/preferences', 'standard-replies']

async function atBouncer(person: Person): Promise<TestScreen> {
  const screen = person.attach({ capabilities: caps })
  await person.settle()
  screen.take()
  return screen
}

describe('docs/extensions/preferences.md', () => {
  test('“after a SET that changed something it goes to every connection of the person with the capability”', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const [sender, other] = [await atBouncer(person), await atBouncer(person)]
    const bound = await person.attachTo(...caps)
    const without = await person.attachTo('batch')
    await sender.send('@label=x PREFERENCE SET web/theme :very dark')
    const line = ':bouncer.longwire PREFERENCE web/theme :very dark'
    assert.deepEqual(sender.take(), [`@label=x ${line}`])
    assert.deepEqual(other.take(), [line])
    assert.deepEqual(bound.take(), [line])
    assert.deepEqual(without.take(), [])
    await bound.send('PREFERENCE SET web/theme :very dark')
    assert.deepEqual(bound.take(), [line])
    assert.deepEqual(other.take(), [], 'nothing changed')
    await other.send('PREFERENCE GET web/theme', 'PREFERENCE SET web/theme', 'PREFERENCE GET web/theme')
    const unset = ':bouncer.longwire PREFERENCE web/theme'
    assert.deepEqual(other.take(), [line, unset, unset], 'GET, then the next GET, and SET when it is durable')
    assert.deepEqual(sender.take(), [unset])
  })

  test('“LIST is answered with a batch … in the order of the keys”, also after a restart', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const first = await atBouncer(person)
    await first.send('PREFERENCE SET web/b 2', 'PREFERENCE SET web/a 1', 'PREFERENCE SET screen/c 3')
    await person.restart()
    const screen = await atBouncer(person)
    await screen.send('@label=l PREFERENCE LIST web/')
    const [opening = '', ...rest] = screen.take()
    const [, reference] = /^@label=l :bouncer\.longwire BATCH \+(\w+) longwire\/preferences web\/$/.exec(opening) ?? []
    assert.deepEqual(rest, [
      `@batch=${reference} :bouncer.longwire PREFERENCE web/a 1`,
      `@batch=${reference} :bouncer.longwire PREFERENCE web/b 2`,
      `:bouncer.longwire BATCH -${reference}`,
    ])
  })

  test('“A connection to the bouncer itself is sent such a batch, with everything, at registration, also where it is empty.”', async () => {
    const person = await Person.start()
    await person.connect(modern)
    const screen = person.attach({ capabilities: caps })
    await person.settle()
    assert.match(screen.take().join('\n'), /BATCH \+(\w+) longwire\/preferences\n:bouncer.longwire BATCH -\1/)
    const later = person.attach({ capabilities: ['batch'] })
    await later.send('CAP REQ :longwire/preferences')
    assert.match(later.take().join('\n'), /BATCH \+(\w+) longwire\/preferences\n:bouncer.longwire BATCH -\1/)
  })

  const refusals: readonly (readonly [line: string, answer: string])[] = [
    ['PREFERENCE', 'NEED_MORE_PARAMS'],
    ['PREFERENCE SET', 'NEED_MORE_PARAMS SET'],
    ['PREFERENCE DROP x', 'UNKNOWN_COMMAND DROP'],
    ['PREFERENCE SET Theme x', 'INVALID_KEY SET Theme'],
    [`PREFERENCE SET ${'k'.repeat(65)} x`, `INVALID_KEY SET ${'k'.repeat(65)}`],
    ['PREFERENCE GET :a b', 'INVALID_KEY GET *'],
    [`PREFERENCE SET web/x :${'ä'.repeat(1501)}`, 'VALUE_TOO_LONG SET web/x'],
    ['PREFERENCE SET quiet :often', 'INVALID_VALUE SET quiet'],
    ['PREFERENCE SET highlight/a :{"kind":"word","pattern":" "}', 'INVALID_VALUE SET highlight/a'],
  ]
  for (const [line, answer] of refusals) {
    test(`${line.slice(0, 40)} is refused with ${answer.split(' ', 1)[0]}`, async () => {
      const person = await Person.start()
      const screen = await atBouncer(person)
      await screen.send(line)
      assert.match(
        screen.take().join('\n'),
        new RegExp(`^:bouncer.longwire FAIL PREFERENCE ${answer.replace('*', '\\*')} :`),
      )
    })
  }

  test('“at most 500 keys”', async () => {
    const person = await Person.start()
    const screen = await atBouncer(person)
    await screen.send(...Array.from({ length: 500 }, (_, i) => `PREFERENCE SET web/${i} x`))
    screen.take()
    await screen.send('PREFERENCE SET web/more x', 'PREFERENCE SET web/7 y')
    assert.match(screen.take().join('\n'), /FAIL PREFERENCE TOO_MANY SET web\/more :[^]*PREFERENCE web\/7 y/)
  })
})
