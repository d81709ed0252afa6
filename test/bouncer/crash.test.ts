import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RawClient, skipUnless, startErgo } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account, modern } from './account.ts'
import { FastNetwork } from './fast-network.ts'
import { readHistory } from './history.ts'
import { shownOnce } from './shown.ts'

test('a server that dies comes back: the same channels, the same nickname, and what was said meanwhile was not sent', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'ergo', port: ergo.port })
  await using phone = await ada.attach({ network: 'ergo', client: 'phone', capabilities: modern })
  await using desk = await ada.attach({ network: 'ergo', client: 'desk' })
  phone.send('JOIN #longwire')
  for (const client of [phone, desk]) await client.waitFor(/ 366 /)
  {
    await using bob = await RawClient.register({ port: ergo.port }, 'bob')
    bob.send('JOIN #longwire', 'PRIVMSG #longwire :said before')
    for (const client of [phone, desk]) await client.waitFor(/:said before$/)
  }
  await ergo.kill()
  phone.send('@label=lost PRIVMSG #longwire :into the void')
  assert.match(await phone.waitFor(/label=lost/), /FAIL PRIVMSG (NETWORK_DISCONNECTED|DELIVERY_UNCERTAIN) /)
  await ergo.restart()
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  if (!bob.lines.some((line) => / 353 .*ada/.test(line))) await bob.waitFor(/:ada!\S+ JOIN #longwire/)
  for (const client of [phone, desk]) await client.waitFor(/:ada!\S+ JOIN #longwire/)
  bob.send('PRIVMSG #longwire :said after')
  for (const client of [phone, desk]) await client.waitFor(/:said after$/)
  await shownOnce([phone, desk], [/:said before$/, /:said after$/], { by: bob, in: '#longwire' })
  assert.deepEqual(
    (await readHistory(phone, '#longwire')).filter((text) => /^(said before|into the void|said after)$/.test(text)),
    ['said before', 'said after'],
  )
})

test('kill -9 in a flood: what was shown is kept, nothing is there twice, and it goes on', async () => {
  await using network = await FastNetwork.start({ capabilities: 'message-tags server-time' })
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'fast', port: network.port })
  const shownBefore: string[] = []
  {
    await using phone = await ada.attach({ network: 'fast', client: 'phone', capabilities: modern })
    await using desk = await ada.attach({ network: 'fast', client: 'desk' })
    phone.send('JOIN #longwire')
    for (const client of [phone, desk]) await client.waitFor(/ 366 /)
    const flooding = flood(network, { from: 1, count: 1_000_000 })
    await phone.waitFor(/ :line 10000 /)
    await longwire.kill()
    await flooding
    for (const { lines } of [phone, desk]) shownBefore.push(...lines.flatMap(textOf))
  }
  const before = new Set(shownBefore)
  assert.ok(before.size >= 10_000, 'the flood was under way')
  assert.equal(shownBefore.length, before.size * 2 - onlyOnce(shownBefore), 'nothing was shown twice')

  await longwire.restart()
  await network.waitForAll(1, 1)
  await using phone = await ada.attach({ network: 'fast', client: 'phone', capabilities: modern })
  await flood(network, { from: 2_000_001, count: 3_000 })
  await phone.waitFor(/ :line 2003000 /)
  const kept = await readHistory(phone, '#longwire')
  const lines = kept.filter((text) => text.startsWith('line '))
  assert.equal(new Set(lines).size, lines.length, 'nothing is kept twice')
  assert.deepEqual([...before].filter((text) => !lines.includes(text)).slice(0, 3), [], 'what was shown is kept')
  assert.deepEqual(
    lines,
    lines.toSorted((a, b) => numberOf(a) - numberOf(b)),
    'in the order in which it was said',
  )
  assert.equal(lines.filter((text) => numberOf(text) > 2_000_000).length, 3_000)

  await using desk = await ada.attach({ network: 'fast', client: 'desk' })
  await desk.waitFor(/line 2003000 /)
  const played = desk.lines.flatMap(textOf)
  assert.deepEqual(played, lines.slice(-played.length), 'an old client is shown the last lines, without a gap')
})

test('kill -9 while people talk: what was said meanwhile is fetched from the network', {
  skip: await skipUnless('ergo'),
}, async () => {
  await using ergo = await startErgo()
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'ergo', port: ergo.port })
  await using bob = await RawClient.register({ port: ergo.port }, 'bob')
  bob.send('JOIN #longwire')
  await bob.waitFor(/ 366 /)
  const say = (from: number, to: number): void => {
    for (let n = from; n <= to; n++) bob.send(`PRIVMSG #longwire :line ${n} of a long talk`)
  }
  {
    await using phone = await ada.attach({ network: 'ergo', client: 'phone', capabilities: modern })
    phone.send('JOIN #longwire')
    await bob.waitFor(/:ada!\S+ JOIN #longwire/)
    say(1, 300)
    await phone.waitFor(/ :line 200 /)
    await longwire.kill()
  }
  await bob.waitFor(/:ada!\S+ QUIT/)
  say(301, 450)
  await longwire.restart()
  await bob.waitFor(/:ada!\S+ JOIN #longwire/)
  say(451, 500)
  await using phone = await ada.attach({ network: 'ergo', client: 'phone', capabilities: modern })
  bob.send('PRIVMSG #longwire :that was all')
  await phone.waitFor(/ :that was all$/)
  const wanted = Array.from({ length: 500 }, (_, index) => `line ${index + 1} of a long talk`)
  // The gap is asked for page by page; its last line comes last.
  const kept = await readHistory(phone, '#longwire')
  const shown = phone.lines.some((line) => line.includes(' :line 450 '))
  if (!shown && !kept.includes('line 450 of a long talk')) await phone.waitFor(/ :line 450 /)
  const lines = (await readHistory(phone, '#longwire')).filter((text) => text.startsWith('line '))
  assert.deepEqual(lines, wanted)
})

/** Says numbered lines for as long as there are some, and somebody is there to hear them. */
async function flood(network: FastNetwork, { from, count }: { from: number; count: number }): Promise<void> {
  const connection = await network.waitFor(({ channels }) => channels.has('#longwire'))
  const chunk = 500
  for (let at = from; at < from + count && connection.open; at += chunk) {
    const numbers = Array.from({ length: Math.min(chunk, from + count - at) }, (_, index) => at + index)
    const lines = numbers.map((n) => `:bob!bob@host.example PRIVMSG #longwire :line ${n} of many that come at once\r\n`)
    await connection.say(lines.join(''))
  }
}

function textOf(line: string): readonly string[] {
  const [, text] = / PRIVMSG \S+ :(?:\[[^\]]+\] )?(line \d+ .*)$/.exec(line) ?? []
  return text === undefined ? [] : [text]
}

function numberOf(text: string): number {
  return Number(text.split(' ')[1])
}

function onlyOnce(texts: readonly string[]): number {
  const counts = Map.groupBy(texts, (text) => text)
  return [...counts.values()].filter(({ length }) => length === 1).length
}
