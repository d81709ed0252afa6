import assert from 'node:assert/strict'
import { test } from 'node:test'
import { modern, Person } from '../../test/person.ts'

const withMonitor = { ...modern, isupport: `${modern.isupport} MONITOR=100` }

// Source: https://ircv3.net/specs/extensions/monitor
test('“Support of this specification is indicated by the MONITOR token in `RPL_ISUPPORT`”, with our own limit, whatever the network has', async () => {
  const person = await Person.start()
  await person.connect(modern)
  const screen = person.attach({ network: person.network })
  await person.settle()
  assert.match(screen.take().join('\n'), / 005 ada .*\bMONITOR=100\b/)
})

test('“a notification of when a target “has just become online”, “has just left”: the network is asked for the sum of all lists, each client is told of its own', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('MONITOR + bob,carol')
  await network.expect(/MONITOR \+ bob,carol/)
  await two.send('MONITOR + bob')
  network.send(':irc.example 730 ada bob!b@h', ':irc.example 731 ada carol')
  await person.settle()
  assert.deepEqual(one.take(), [':bouncer.longwire 730 ada bob!b@h', ':bouncer.longwire 731 ada carol'])
  assert.deepEqual(two.take(), [':bouncer.longwire 730 ada bob!b@h'])
  network.send(':irc.example 731 ada bob')
  await person.settle()
  assert.deepEqual(one.take(), [':bouncer.longwire 731 ada bob'])
  assert.deepEqual(two.take(), [':bouncer.longwire 731 ada bob'])
})

test('what is watched is watched on the next connection, too: of the same settings, and of others', async () => {
  const person = await Person.start()
  const lost = await person.connect(withMonitor)
  const screen = await person.attachTo('soju.im/bouncer-networks')
  await screen.send('MONITOR + bob')
  await lost.expect(/MONITOR \+ bob/)
  lost.cut()
  await person.environment.advance(5_000)
  const again = await person.connect(withMonitor)
  await again.expect(/MONITOR \+ bob/)
  await screen.send(`BOUNCER CHANGENETWORK ${person.network} username=countess`)
  const changed = await person.connect(withMonitor)
  await changed.expect(/MONITOR \+ bob/)
  changed.send(':irc.example 730 ada bob!b@h')
  await person.settle()
  assert.ok(screen.take().includes(':bouncer.longwire 730 ada bob!b@h'))
})

test('“Clears the list of targets being monitored. No output will be returned for use of this command.”: one client’s list is not another’s', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('MONITOR + bob')
  await two.send('MONITOR + bob')
  one.take()
  two.take()
  await two.send('MONITOR C')
  assert.deepEqual(two.take(), [])
  assert.ok(!network.received.some((line) => line.includes('MONITOR -')))
  await one.send('MONITOR - bob')
  assert.deepEqual(one.take(), [], 'nor for a removal')
  await network.expect(/MONITOR - bob/)
})

test('“Targets already in the list MUST NOT be added again.”; “All output will use `RPL_MONLIST`, and the output will be terminated with `RPL_ENDOFMONLIST`.”', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const screen = await person.attachTo()
  await screen.send('MONITOR + bob,carol,BOB', 'MONITOR + Carol')
  screen.take()
  await screen.send('MONITOR L')
  assert.deepEqual(screen.take(), [
    ':bouncer.longwire 732 ada bob,carol',
    ':bouncer.longwire 733 ada :End of MONITOR list',
  ])
  assert.equal(network.received.filter((line) => /MONITOR \+/.test(line)).length, 1)
})

test('“If any of the targets being added are online, the server will generate `RPL_MONONLINE` numerics”: at once where another client watches them', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const [one, two] = [await person.attachTo(), await person.attachTo()]
  await one.send('MONITOR + bob,carol')
  network.send(':irc.example 730 ada bob!b@h', ':irc.example 731 ada carol')
  await person.settle()
  await two.send('MONITOR + BOB,carol')
  const known = [':bouncer.longwire 730 ada bob!b@h', ':bouncer.longwire 731 ada carol']
  assert.deepEqual(two.take(), known)
  await two.send('MONITOR S')
  assert.deepEqual(
    two.take(),
    known,
    '“Outputs for each target in the list being monitored, whether the client is online or offline.”',
  )
})

test('“The `<limit>` parameter is the maximum number of targets a client may have in their list, the `<targets>` parameter is the list of targets, as the client sent them, that cannot be added.”', async () => {
  const person = await Person.start()
  await person.connect(withMonitor)
  const screen = await person.attachTo()
  const names = Array.from({ length: 102 }, (_, i) => `Nick${i}`)
  await screen.send(`MONITOR + ${names.join(',')}`)
  assert.deepEqual(screen.take(), [
    ':bouncer.longwire 734 ada 100 Nick100,Nick101 :The list of those who are watched is full',
  ])
})

test('“disallowing subscription to hostmasks”; who left takes their list along', async () => {
  const person = await Person.start()
  const network = await person.connect(withMonitor)
  const screen = await person.attachTo()
  await screen.send('MONITOR + *!*@host,bob')
  assert.match(await network.expect(/MONITOR \+/), /MONITOR \+ bob$/)
  screen.detach()
  await network.expect(/MONITOR - bob/)
})
