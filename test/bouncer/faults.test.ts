import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fasterClock, RawClient, skipUnless, startInspircd } from '@longwire/peers'
import { FaultyProxy } from '@longwire/testing'
import { Longwire } from '../longwire.ts'
import { Account, modern } from './account.ts'
import { FastNetwork } from './fast-network.ts'
import { readHistory } from './history.ts'

/** A minute of the bouncer's is six seconds of ours; in more haste, what a slow machine takes looks like a dead link. */
const HASTE = 10

test('a link that is only half there is noticed; the nickname is taken back when its ghost is gone', {
  skip: await skipUnless('inspircd', 'faketime'),
}, async () => {
  await using inspircd = await startInspircd()
  await using link = await FaultyProxy.start({ port: inspircd.port })
  await using longwire = await Longwire.start({ env: fasterClock(HASTE) })
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'net', port: link.port })
  await using bob = await RawClient.register({ port: inspircd.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  {
    await using phone = await ada.attach({ network: 'net', capabilities: modern })
    phone.send('JOIN #longwire')
    await bob.waitFor(/:ada!\S+ JOIN :?#longwire/)
  }
  await using watcher = await ada.attach({
    capabilities: ['batch', 'soju.im/bouncer-networks', 'soju.im/bouncer-networks-notify'],
  })
  await watcher.waitFor(/BOUNCER NETWORK \S+ .*state=connected/)
  link.faults.halfOpen = true
  bob.send('PRIVMSG #longwire :said into the void')
  await watcher.waitFor(/BOUNCER NETWORK \S+ .*state=(connecting|disconnected)/)
  link.faults.halfOpen = false
  const [, other = ''] = /:(\S+)!\S+ JOIN :?#longwire/.exec(await bob.waitFor(/ JOIN :?#longwire/)) ?? []
  assert.notEqual(other, 'ada', 'the server does not know yet that the other one is gone')
  bob.send('OPER tests tests', 'KILL ada :a ghost')
  await bob.waitFor(new RegExp(`:${other}!\\S+ NICK :?ada$`))

  await using phone = await ada.attach({ network: 'net', capabilities: modern })
  bob.send('PRIVMSG #longwire :there you are')
  await phone.waitFor(/:there you are$/)
  assert.deepEqual(
    (await readHistory(phone, '#longwire')).filter((text) => / /.test(text)),
    ['there you are'],
  )
})

test('a client that does not read is dropped, costs little, and finds everything when it comes back; one whose link is only half there is shown what it missed', async () => {
  const count = 8_000
  await using network = await FastNetwork.start({ capabilities: 'message-tags server-time' })
  await using longwire = await Longwire.start()
  await using line = await FaultyProxy.start({ port: longwire.ircPort })
  await using half = await FaultyProxy.start({ port: longwire.ircPort })
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'fast', port: network.port })
  await using desk = await ada.attach({ network: 'fast', client: 'desk', capabilities: modern })
  await using phone = await ada.attach({ network: 'fast', client: 'phone', capabilities: modern, port: line.port })
  desk.send('JOIN #longwire')
  for (const client of [desk, phone]) await client.waitFor(/ 366 /)
  // It cannot ask for history.
  await using old = await ada.attach({ network: 'fast', client: 'old', port: half.port })
  const before = residentMebibytes(longwire.pid)

  const connection = await network.waitFor(({ channels }) => channels.has('#longwire'))
  await connection.say(':bob!bob@host.example PRIVMSG #longwire :before all of it\r\n')
  await old.waitFor(/:before all of it$/)
  line.faults.throttle = 10_000
  half.faults.halfOpen = true
  for (let n = 1; n <= count; n++) {
    await connection.say(heavyLine(n))
    if (n % 200 === 0) await desk.waitFor(new RegExp(` :line ${n} `))
  }
  const grown = residentMebibytes(longwire.pid) - before
  delete line.faults.throttle
  await assert.rejects(phone.waitFor(/^never$/), /the connection closed/)
  assert.ok(numbersIn(phone.lines).length < count, 'it was dropped before the end')
  assert.ok(grown < 256, `the bouncer has grown by ${grown} MiB`)

  await using again = await ada.attach({ network: 'fast', client: 'phone', capabilities: modern })
  const kept = (await readHistory(again, '#longwire')).filter((text) => text.startsWith('line '))
  assert.deepEqual(
    kept.map((text) => Number(text.split(' ')[1])),
    numbers(count),
  )
  assert.deepEqual(numbersIn(desk.lines), numbers(count), 'the other client has seen all of it as it came')

  assert.deepEqual(numbersIn(old.lines), [], 'nothing got through')
  await using oldAgain = await ada.attach({ network: 'fast', client: 'old' })
  await oldAgain.waitFor(new RegExp(`\\] line ${count} of many$`))
  const played = oldAgain.lines.flatMap((text) => / :\[[^\]]+\] line (\d+) of many$/.exec(text)?.[1] ?? []).map(Number)
  assert.ok(played.length >= 1_000)
  assert.deepEqual(played, numbers(count).slice(-played.length), 'as much as one asks for at once, without a gap')
})

/** A line whose tags make it long. */
function heavyLine(n: number): string {
  return `@+example.org/weight=${'x'.repeat(3_000)} :bob!bob@host.example PRIVMSG #longwire :line ${n} of many\r\n`
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function numbersIn(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line) => {
    const [, number] = / PRIVMSG #longwire :line (\d+) of many$/.exec(line) ?? []
    return number === undefined ? [] : [Number(number)]
  })
}

function residentMebibytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
