import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person } from '../../../test/person.ts'

const caps = ['batch', 'labeled-response', 'longwire/draft', 'standard-replies']

describe('docs/extensions/draft.md', () => {
  test('a draft is told to the person’s other screens; the sender’s answer is an ACK', async () => {
    const person = await Person.start()
    const network = await person.connect(modern, '#wire')
    const [one, two, without] = [
      await person.attachTo(...caps),
      await person.attachTo(...caps),
      await person.attachTo(),
    ]
    await one.send('@label=x DRAFT #WIRE :first\\sline\\nsecond\\:')
    assert.deepEqual(one.take(), ['@label=x :bouncer.longwire ACK'])
    assert.deepEqual(two.take(), [':bouncer.longwire DRAFT #wire first\\sline\\nsecond\\:'])
    assert.deepEqual(without.take(), [])
    await two.send('DRAFT #wire :first line\\nsecond\\:')
    assert.deepEqual(one.take(), [], 'the same text in another spelling is no change')
    await two.send('DRAFT #wire')
    assert.deepEqual(one.take(), [':bouncer.longwire DRAFT #wire'])
    assert.ok(!network.received.some((line) => line.includes('DRAFT')))
  })

  test('“At registration … every draft that is kept is told”, also after a restart; not after 90 days', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const first = await person.attachTo(...caps)
    await first.send('DRAFT #wire :hello', 'DRAFT bob :psst')
    await person.restart()
    await person.connect(modern, '#wire')
    const drafts = async (): Promise<readonly string[]> => {
      const screen = person.attach({ network: person.network, capabilities: caps })
      await person.settle()
      return screen.take().flatMap((line) => /DRAFT .*/.exec(line) ?? [])
    }
    assert.deepEqual(await drafts(), ['DRAFT #wire hello', 'DRAFT bob psst'])
    await person.environment.sleep(91 * 24 * 60 * 60 * 1000)
    assert.deepEqual(await drafts(), [])
  })

  test('what is too long, no name, or nothing, is refused; a password for a service is kept nowhere', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const [one, two] = [await person.attachTo(...caps), await person.attachTo(...caps)]
    await one.send(`DRAFT #wire :${'x'.repeat(4001)}`, 'DRAFT :no name', 'DRAFT', 'DRAFT NickServ :IDENTIFY hunter2')
    assert.deepEqual(
      one.take().map((line) => line.replace(/ :[^:]*$/, '')),
      [
        ':bouncer.longwire FAIL DRAFT TOO_LONG #wire',
        ':bouncer.longwire FAIL DRAFT INVALID_TARGET *',
        ':bouncer.longwire FAIL DRAFT NEED_MORE_PARAMS',
      ],
    )
    await one.send('DRAFT #wire :\\s/ns\\sidentify\\shunter2', 'DRAFT #wire :/quote\\sSA\\sREGISTER\\sada\\shunter2')
    assert.deepEqual(two.take(), [])
    await one.send('DRAFT #wire :register\\sat\\sthe\\sdesk')
    assert.equal(two.take().length, 1, 'a text that begins like a command')
  })
})
