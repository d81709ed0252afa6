import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinReply } from '@longwire/testing'
import { modern, Person } from '../../test/person.ts'

// Source: https://ircv3.net/specs/extensions/no-implicit-names
for (const name of ['no-implicit-names', 'draft/no-implicit-names', 'soju.im/no-implicit-names']) {
  test(`${name}: “servers MUST NOT send an implicit NAMES reply after sending a JOIN message”; the read marker comes all the same`, async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const screen = person.attach({ network: person.network, capabilities: [name, 'draft/read-marker'] })
    await person.settle()
    network.send(...joinReply('ada', '#new', ['@ada']))
    await person.settle()
    const lines = screen.take().join('\n')
    assert.doesNotMatch(lines, / 353 | 366 /)
    assert.match(lines, /JOIN #wire\n(?:.*\n)*:bouncer\.longwire MARKREAD #wire \*/)
    assert.match(lines, /JOIN #new\n(?:.*\n)*:bouncer\.longwire MARKREAD #new \*/)
    await screen.send('NAMES #wire')
    assert.match(screen.take().join('\n'), / 353 ada = #wire :@ada \+bob\n.* 366 /)
  })
}
