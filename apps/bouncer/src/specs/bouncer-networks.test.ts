import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { connectError } from '@longwire/connection'
import { formatServerTime } from '@longwire/irc'
import { Person } from '../../test/person.ts'

const capabilities = ['soju.im/bouncer-networks', 'soju.im/bouncer-networks-notify', 'batch', 'labeled-response']

/** The words after the source, of each line. */
const said = (lines: readonly string[]): readonly string[] => lines.map((line) => line.replace(/^(@\S+ )?:\S+ /, ''))

// Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/bouncer-networks.md
describe('soju.im/bouncer-networks', () => {
  test('“the server MUST send an initial batch of `BOUNCER NETWORK` messages with the current list of network” to who has -notify', async () => {
    const person = await Person.start()
    const screen = person.attach({ capabilities })
    await person.settle()
    const lines = said(screen.take())
    const begin = lines.findIndex((line) => line.endsWith(' soju.im/bouncer-networks'))
    assert.match(lines[begin] ?? '', /^BATCH \+\w+ soju\.im\/bouncer-networks$/)
    assert.match(
      lines[begin + 1] ?? '',
      new RegExp(`^BOUNCER NETWORK ${person.network} name=Example;host=irc.example;`),
    )
    assert.match(lines[begin + 2] ?? '', /^BATCH -\w+$/)
  })

  test('“If the client has not negotiated [-notify], the server MUST NOT send implicit `BOUNCER NETWORK` messages.”', async () => {
    const person = await Person.start()
    const screen = person.attach({ capabilities: ['soju.im/bouncer-networks', 'batch'] })
    await person.connect()
    assert.ok(!screen.take().some((line) => line.includes('BOUNCER NETWORK')))
    await screen.send('BOUNCER LISTNETWORKS')
    assert.equal(screen.take().filter((line) => line.includes('BOUNCER NETWORK')).length, 1)
  })

  test('“default `1`” for tls, “default `6697` if `tls=1`” for the port; “The notification SHOULD NOT contain attributes that haven’t been updated.” “the bouncer MUST broadcast” a removal “with the special argument `*`”; each before the reply', async () => {
    const person = await Person.start()
    const screen = person.attach({ capabilities })
    await person.settle()
    screen.take()
    await screen.send('BOUNCER ADDNETWORK host=irc.other')
    const lines = said(screen.take())
    const reply = lines.findIndex((line) => line.startsWith('BOUNCER ADDNETWORK '))
    const [, , id = ''] = (lines[reply] ?? '').split(' ')
    assert.match(
      lines[0] ?? '',
      new RegExp(`^BOUNCER NETWORK ${id} name=irc.other;host=irc.other;port=6697;tls=1;nickname=ada`),
    )
    assert.ok(reply > 0)
    await screen.send(`BOUNCER CHANGENETWORK ${id} realname=Ada\\sL`)
    const changed = said(screen.take())
    const told = changed.find((line) => line.includes('realname=')) ?? ''
    assert.match(told, /^BOUNCER NETWORK \w+ realname=Ada\\sL;longwire\/stage=[a-z-]+$/, 'changed attributes only')
    assert.ok(changed.includes(`BOUNCER CHANGENETWORK ${id}`))
    await screen.send(`BOUNCER DELNETWORK ${id}`)
    assert.deepEqual(said(screen.take()), [`BOUNCER NETWORK ${id} *`, `BOUNCER DELNETWORK ${id}`])
  })

  test('switching on a network that waits to try again, or has given up, tries at once', async () => {
    const person = await Person.start()
    const connection = await person.connect()
    connection.cut()
    const screen = person.attach({ capabilities })
    await person.settle()
    assert.match(screen.take().join('\n'), /longwire\/retry-at=/)
    const before = person.environment.now()
    await screen.send(`BOUNCER CHANGENETWORK ${person.network} longwire/enabled=1`)
    await person.connect()
    assert.ok(said(screen.take()).some((line) => /state=connected/.test(line)))
    assert.equal(person.environment.now(), before)
  })

  test('a network that is left is told the reason of the person, in one line whatever it holds', async () => {
    const person = await Person.start()
    const connection = await person.connect()
    const screen = person.attach({ capabilities })
    await person.settle()
    const attributes = String.raw`longwire/enabled=0;longwire/quit-reason=off\sto\sbed\nJOIN\s#x`
    await screen.send(`BOUNCER CHANGENETWORK ${person.network} ${attributes}`)
    await person.settle()
    const left = connection.received.at(-1) ?? ''
    assert.equal(left.replace(/^@\S+ /, ''), 'QUIT :off to bed JOIN #x')
    assert.ok(!said(screen.take()).some((line) => line.includes('quit-reason')))
  })

  test('a connection that is being made is told step by step, and one that fails with how often and when it is tried again', async () => {
    const person = await Person.start()
    const screen = person.attach({ capabilities })
    const connection = await person.connect()
    assert.match(screen.lines.join('\n'), /longwire\/stage=logging-in/)
    connection.cut()
    person.server.refuse(connectError('refused', { host: 'irc.example', port: 6667 }))
    await person.environment.advance(1_000)
    const told = said(screen.take()).filter((line) => line.startsWith('BOUNCER NETWORK'))
    assert.ok(
      told.some((line) => /longwire\/failures=1;longwire\/retry-at=\d{4}-.*Z/.test(line)),
      told.join('\n'),
    )
  })

  test('a network that was connected before is told from one whose settings may be wrong, also after a restart', async () => {
    const person = await Person.start()
    const watching = async () => {
      const screen = person.attach({ capabilities })
      await person.settle()
      return { screen, told: () => /longwire\/last-connected=?([^;\s]*)/.exec(screen.take().join('\n'))?.[1] }
    }
    const { told } = await watching()
    assert.equal(told(), undefined, 'never connected yet')
    const connection = await person.connect()
    assert.equal(told(), undefined, 'it is')
    await person.environment.advance(5_000)
    const lost = formatServerTime(person.environment.now())
    connection.cut()
    person.server.refuse(connectError('refused', { host: 'irc.example', port: 6667 }))
    await person.settle()
    assert.equal(told(), lost)
    await person.environment.advance(1_000)
    await person.restart()
    const { screen, told: toldLater } = await watching()
    assert.equal(toldLater(), lost)
    await screen.send(`BOUNCER CHANGENETWORK ${person.network} port=6668`)
    assert.equal(toldLater(), '', 'on another port nothing has been connected')
    await screen.send(`BOUNCER DELNETWORK ${person.network}`)
    await person.environment.advance(5_000)
    const { preferences } = await person.store.history(person.user.id)
    assert.deepEqual(await preferences.all('network.'), {}, 'and nothing of it stays when it is removed')
  })

  test('passwords are taken and never told', async () => {
    const person = await Person.start()
    const screen = person.attach({ capabilities })
    await screen.send('BOUNCER ADDNETWORK host=h;pass=hunter2;longwire/sasl-account=ada;longwire/sasl-password=hunter3')
    await screen.send('BOUNCER LISTNETWORKS')
    assert.doesNotMatch(screen.lines.join('\n'), /hunter/)
    const [, added] = await person.store.accounts.networks.list(person.user.id)
    assert.equal(added?.settings.serverPassword, 'hunter2')
    assert.deepEqual(added?.settings.sasl, { mechanisms: [], account: 'ada', password: 'hunter3' })
  })

  test('a certificate that was not trusted is told with its fingerprint, and can be pinned', async () => {
    const person = await Person.start()
    const certificateFingerprint = 'ab'.repeat(32)
    ;(await person.server.accept()).cut()
    const error = connectError('tls-untrusted', { host: 'irc.example', port: 6697, certificateFingerprint })
    person.server.refuse(error)
    const screen = person.attach({ capabilities })
    await person.environment.advance(60_000)
    const told = screen.take().find((line) => line.includes('longwire/certificate'))
    assert.match(told ?? '', /longwire\/error-code=tls-untrusted/)
    assert.match(told ?? '', new RegExp(`longwire/certificate=${certificateFingerprint}`))
    await screen.send(`BOUNCER CHANGENETWORK ${person.network} longwire/pins=${certificateFingerprint}`)
    const [network] = await person.store.accounts.networks.list(person.user.id)
    assert.deepEqual(network?.settings.pins, [certificateFingerprint])
  })

  const faults: readonly (readonly [line: string, code: RegExp])[] = [
    ['BOUNCER FROB', /^FAIL BOUNCER UNKNOWN_COMMAND FROB :/],
    ['BOUNCER ADDNETWORK name=x', /^FAIL BOUNCER NEED_ATTRIBUTE ADDNETWORK host :/],
    ['BOUNCER ADDNETWORK host=x;colour=red', /^FAIL BOUNCER UNKNOWN_ATTRIBUTE ADDNETWORK \* colour :/],
    ['BOUNCER ADDNETWORK host=x;state=connected', /^FAIL BOUNCER READ_ONLY_ATTRIBUTE ADDNETWORK \* state :/],
    ['BOUNCER ADDNETWORK host=x;port=0', /^FAIL BOUNCER INVALID_ATTRIBUTE ADDNETWORK \* port :/],
    ['BOUNCER ADDNETWORK host=x;tls=yes', /^FAIL BOUNCER INVALID_ATTRIBUTE ADDNETWORK \* tls :/],
    ['BOUNCER ADDNETWORK host=x;nickname=a\\sb', /^FAIL BOUNCER INVALID_ATTRIBUTE ADDNETWORK \* nickname :/],
    ['BOUNCER ADDNETWORK host=x;longwire/pins=abc', /^FAIL BOUNCER INVALID_ATTRIBUTE ADDNETWORK \* longwire\/pins :/],
    ['BOUNCER CHANGENETWORK nothere name=x', /^FAIL BOUNCER INVALID_NETID CHANGENETWORK nothere :/],
    ['BOUNCER DELNETWORK nothere', /^FAIL BOUNCER INVALID_NETID DELNETWORK nothere :/],
    ['BOUNCER BIND nothere', /^FAIL BOUNCER REGISTRATION_IS_COMPLETED BIND :/],
    ['BOUNCER', /^FAIL BOUNCER NEED_MORE_PARAMS :/],
  ]
  for (const [line, expected] of faults) {
    test(`${line} is refused`, async () => {
      const person = await Person.start()
      const screen = person.attach({ capabilities })
      await person.settle()
      screen.take()
      await screen.send(line)
      assert.match(said(screen.take())[0] ?? '', expected)
      assert.equal((await person.store.accounts.networks.list(person.user.id)).length, 1)
    })
  }

  test('without the capability the command does not exist', async () => {
    const person = await Person.start()
    const screen = await person.attachTo()
    await screen.send('BOUNCER LISTNETWORKS')
    assert.deepEqual(said(screen.take()), ['421 ada BOUNCER :This command is not known here'])
  })
})
