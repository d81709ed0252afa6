import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const caps = ['batch', 'draft/metadata-2', 'labeled-response', 'standard-replies']
const theirs = {
  ...modern,
  capabilities: `${modern.capabilities} draft/metadata-2=max-subs=5,max-keys=7,max-value-bytes=90`,
}

/** Without sources and references of batches. */
function plain(lines: readonly string[]): readonly string[] {
  return lines.map((line) =>
    line.replaceAll(/(?:bouncer\.longwire|irc\.example) /g, '').replaceAll(/(batch=|BATCH [+-])\w+/g, '$1R'),
  )
}

// Source: https://ircv3.net/specs/extensions/metadata
describe('METADATA: the bouncer’s own keys', () => {
  test('“METADATA <target> SET”: RPL_KEYVALUE answers; the other screens that are subscribed are told', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const [one, two, three] = [
      await person.attachTo(...caps),
      await person.attachTo(...caps),
      await person.attachTo(...caps),
    ]
    await two.send('METADATA * SUB soju.im/pinned')
    assert.deepEqual(plain(two.take()), [':770 ada soju.im/pinned'])
    await one.send('@label=x METADATA #WIRE SET Soju.im/Pinned 1')
    assert.deepEqual(plain(one.take()), ['@label=x :761 ada #wire soju.im/pinned * 1'])
    assert.deepEqual(plain(two.take()), [':METADATA #wire soju.im/pinned * 1'])
    assert.deepEqual(three.take(), [])
    await one.send('METADATA #wire SET soju.im/pinned')
    await one.send('METADATA #wire SET soju.im/pinned')
    assert.deepEqual(plain(one.take()), [
      ':766 ada #wire soju.im/pinned :This key is not set',
      ':FAIL METADATA KEY_NOT_SET #wire soju.im/pinned :This key is not set',
    ])
    assert.deepEqual(plain(two.take()), [':METADATA #wire soju.im/pinned *'])
  })

  test('“The response will be a metadata batch … for every key in order”; LIST, SYNC and CLEAR, also after a restart', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const first = await person.attachTo(...caps)
    await first.send('METADATA bob SET longwire/notify none', 'METADATA bob SET longwire/order -1.5')
    await person.restart()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('METADATA bob GET soju.im/muted longwire/order no:good! display-name')
    assert.deepEqual(plain(screen.take()), [
      ':BATCH +R metadata bob',
      '@batch=R :766 ada bob soju.im/muted :This key is not set',
      '@batch=R :761 ada bob longwire/order * -1.5',
      '@batch=R :FAIL METADATA KEY_INVALID no:good! :This can be no key',
      '@batch=R :766 ada bob display-name :This key is not set',
      ':BATCH -R',
    ])
    await screen.send('METADATA * SUB longwire/order')
    assert.deepEqual(plain(screen.take()), [
      ':770 ada longwire/order',
      ':BATCH +R metadata',
      '@batch=R :METADATA bob longwire/order * -1.5',
      ':BATCH -R',
    ])
    await screen.send('METADATA bob SYNC')
    assert.deepEqual(plain(screen.take()), [
      ':BATCH +R metadata bob',
      '@batch=R :METADATA bob longwire/order * -1.5',
      ':BATCH -R',
    ])
    await screen.send('METADATA bob CLEAR')
    await screen.send('METADATA bob LIST')
    assert.deepEqual(plain(screen.take()), [
      ':BATCH +R metadata bob',
      '@batch=R :766 ada bob longwire/notify :This key is not set',
      '@batch=R :766 ada bob longwire/order :This key is not set',
      ':BATCH -R',
      ':BATCH +R metadata bob',
      ':BATCH -R',
    ])
  })

  test('subscriptions: SUBS lists them, UNSUB ends them, and there are at most as many as the capability says', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('CAP LS 302')
    assert.match(screen.take().join(' '), / draft\/metadata-2=max-subs=100,max-keys=0,max-value-bytes=300 /)
    await screen.send('METADATA * SUB a b :bad key', 'METADATA * UNSUB a never', 'METADATA * SUBS')
    assert.deepEqual(plain(screen.take()), [
      ':FAIL METADATA KEY_INVALID * :This can be no key',
      ':770 ada a b',
      ':771 ada a never',
      ':BATCH +R metadata-subs',
      '@batch=R :772 ada b',
      ':BATCH -R',
    ])
    for (let i = 0; i < 10; i++)
      await screen.send(`METADATA * SUB ${Array.from({ length: 10 }, (_, n) => `k${i}${n}`).join(' ')}`)
    assert.match(screen.take().join('\n'), /FAIL METADATA TOO_MANY_SUBS k99 :/)
  })

  test('a stream that is opened with keys is told of them before what was missed, and of changes', async () => {
    const person = await Person.start()
    await person.connect(modern, '#wire')
    const first = await person.attachTo(...caps)
    await first.send('METADATA #wire SET soju.im/pinned 1', 'METADATA bob SET longwire/notify none')
    const screen = person.attach({
      network: person.network,
      capabilities: [...caps, 'longwire/resume', 'server-time', 'message-tags'],
      metadata: ['Soju.im/Pinned', 'longwire/order', 'bad key'],
      resume: '*',
    })
    await person.settle()
    const told = plain(screen.take()).map((line) => line.replace(/time=[^; ]+;?/, '').replace(/^@ /, ''))
    const at = told.indexOf(':770 ada Soju.im/Pinned longwire/order')
    assert.deepEqual(told.slice(at, at + 4), [
      ':770 ada Soju.im/Pinned longwire/order',
      ':BATCH +R metadata',
      '@batch=R :METADATA #wire soju.im/pinned * 1',
      ':BATCH -R',
    ])
    assert.ok(at > told.findIndex((line) => line.includes(' JOIN #wire')))
    assert.ok(at < told.findIndex((line) => line.includes('RESUME END ')))
    await first.send('METADATA #wire SET longwire/order 2', 'METADATA #wire SET longwire/notify all')
    assert.match(screen.take().join('\n'), /^(?:@time=\S+ )?:\S+ METADATA #wire longwire\/order \* 2$/)
  })

  const refusals: readonly (readonly [line: string, answer: string])[] = [
    ['METADATA #wire', 'NEED_MORE_PARAMS'],
    ['METADATA #wire DANCE', 'SUBCOMMAND_INVALID DANCE'],
    ['METADATA no@name LIST', 'INVALID_TARGET no@name'],
    ['METADATA #wire SET soju.im/muted maybe', 'VALUE_INVALID #wire soju.im/muted'],
    ['METADATA * SET display-name Ada', 'KEY_NO_PERMISSION \\* display-name'],
  ]
  for (const [line, answer] of refusals) {
    test(`${line} is refused with ${answer.split(' ', 1)[0]}`, async () => {
      const person = await Person.start()
      await person.connect(modern, '#wire')
      const screen = await person.attachTo(...caps)
      await screen.send(line)
      assert.match(plain(screen.take()).join('\n'), new RegExp(`^:FAIL METADATA ${answer} :`))
    })
  }
})

describe('METADATA: the network’s keys', () => {
  test('its limits are told, its own keys asked of it, the bouncer’s never sent to it; LIST is both', async () => {
    const person = await Person.start()
    const network = await person.connect(theirs, '#wire')
    const screen = await person.attachTo(...caps)
    await screen.send('CAP LS 302')
    assert.match(screen.take().join(' '), / draft\/metadata-2=max-subs=100,max-keys=7,max-value-bytes=90 /)
    await screen.send('METADATA #wire SET soju.im/pinned 1')
    await screen.send('METADATA #wire LIST')
    const sent = await network.expect(/METADATA/)
    const [, label] = /label=(\S+) METADATA #wire LIST$/.exec(sent) ?? []
    network.send(
      `@label=${label} :irc.example BATCH +m metadata #wire`,
      '@batch=m :irc.example 761 ada #wire topic-url * :https://example.org',
      '@batch=m :irc.example 761 ada #wire soju.im/pinned * :evil',
      ':irc.example BATCH -m',
    )
    await person.settle()
    assert.deepEqual(plain(screen.take()), [
      ':761 ada #wire soju.im/pinned * 1',
      ':BATCH +R metadata #wire',
      '@batch=R :761 ada #wire soju.im/pinned * 1',
      '@batch=R :761 ada #wire topic-url * https://example.org',
      ':BATCH -R',
    ])
  })

  test('the bouncer subscribes to the sum of what its clients want; each is told of its own', async () => {
    const person = await Person.start()
    const network = await person.connect(theirs, '#wire')
    const [one, two] = [await person.attachTo(...caps), await person.attachTo(...caps)]
    await one.send('METADATA * SUB avatar soju.im/pinned')
    assert.match(await network.expect(/METADATA/), /METADATA \* SUB avatar$/)
    await two.send('METADATA * SUB avatar homepage')
    assert.match(await network.expect(/METADATA/), /METADATA \* SUB homepage$/)
    one.take()
    two.take()
    network.send(':bob!b@h METADATA bob homepage * :https://bob.example', ':bob!b@h METADATA bob avatar * :x')
    await person.settle()
    assert.deepEqual(one.take(), [':bob!b@h METADATA bob avatar * x'])
    assert.deepEqual(two.take(), [
      ':bob!b@h METADATA bob homepage * https://bob.example',
      ':bob!b@h METADATA bob avatar * x',
    ])
    two.detach()
    await person.settle()
    assert.match(await network.expect(/METADATA/), /METADATA \* UNSUB homepage$/)
  })
})
