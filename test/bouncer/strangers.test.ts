import assert from 'node:assert/strict'
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { RawClient } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account } from './account.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 100 })

/** One login over HTTP, as a reverse proxy on this machine passes it on. */
async function logIn(longwire: Longwire, from: string, password: string): Promise<number | undefined> {
  return (await answerTo(longwire, from, password)).statusCode
}

/** One who waits as long as it is told to, a few times at most. */
async function logInPatiently(longwire: Longwire, from: string, password: string): Promise<number | undefined> {
  for (let tries = 1; ; tries++) {
    const { statusCode, headers } = await answerTo(longwire, from, password)
    if (statusCode !== 429 || tries === 5) return statusCode
    const seconds = Number(headers['retry-after'])
    assert.ok(seconds >= 1 && seconds <= 2, 'guesses of strangers cost the owner two seconds at most')
    await delay(seconds * 1000)
  }
}

async function answerTo(longwire: Longwire, from: string, password: string): Promise<IncomingMessage> {
  const asked = request(`${longwire.url}/api/login`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
  })
  asked.end(JSON.stringify({ name: 'ada', password }))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer
}

/** How long a client that is attached waits for its PONG, in milliseconds. */
async function pong(client: RawClient, token: string): Promise<number> {
  const asked = performance.now()
  client.send(`PING ${token}`)
  await client.waitFor(new RegExp(` PONG \\S+ :?${token}$`))
  return performance.now() - asked
}

test('3,000 wrong passwords at once, from everywhere, are refused, and cost nobody else anything', async (t) => {
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await using screen = await ada.attach()
  const app = (await longwire.command('password', 'add', 'ada', 'phone')).trim()
  assert.equal(await logIn(longwire, '203.0.113.10', ada.password), 200)
  const statuses = new Map<number | undefined, number>()
  const started = performance.now()
  const guesses = Array.from({ length: 3_000 }, async (_, i) => {
    const status = await logIn(longwire, `198.51.${i % 250}.7`, `guess ${i}`)
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  })
  const waits: number[] = []
  for (let i = 0; i < 20; i++) waits.push(await pong(screen, `during-${i}`))
  assert.equal(await logIn(longwire, '203.0.113.10', ada.password), 200, 'who logged in from there lately goes first')
  // What is no password of an account waits for none.
  await using phone = await ada.attach({ client: 'phone', password: app })
  assert.ok(phone.lines.some((line) => / 001 /.test(line)))
  await Promise.all(guesses)
  const seconds = (performance.now() - started) / 1000
  assert.deepEqual(
    [...statuses.keys()].filter((status) => ![401, 429, 503].includes(status ?? 0)),
    [],
  )
  assert.equal(
    [...statuses.values()].reduce((sum, count) => sum + count, 0),
    3_000,
  )
  // The owner, who comes from somewhere else, is let in.
  assert.equal(await logInPatiently(longwire, '203.0.113.9', ada.password), 200)
  t.diagnostic(`${Math.round(3_000 / seconds)} a second: ${JSON.stringify(Object.fromEntries(statuses))}`)
  t.diagnostic(`PONG after ${Math.max(...waits).toFixed(0)} ms at most`)
})

test('10,000 connections on which nobody logs in are bounded; who is there stays, and who comes is let in', async (t) => {
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await using screen = await ada.attach()
  const open = new Set<Socket>()
  const waits: number[] = []
  for (let batch = 0; batch < 50; batch++) {
    const sockets = Array.from({ length: 200 }, () => {
      const socket = connect({ port: longwire.ircPort, host: '127.0.0.1', localAddress: `127.0.1.${1 + (batch % 40)}` })
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => open.delete(socket))
      return socket
    })
    await Promise.all(sockets.map((socket) => once(socket, 'connect').catch(() => {})))
    waits.push(await pong(screen, `batch-${batch}`))
  }
  // The bouncer has answered after the last of them came, and has closed whatever was too many.
  await using late = await ada.attach({ client: 'late' })
  assert.ok(late.lines.some((line) => / 001 /.test(line)))
  await pong(screen, 'after')
  const metrics = await (await fetch(`${longwire.url}/metrics`)).text()
  const [, held = ''] = /^longwire_connections_half_made (\d+)$/m.exec(metrics) ?? []
  assert.ok(Number(held) <= 2_048, held)
  t.diagnostic(`${held} are held; PONG after ${Math.max(...waits).toFixed(0)} ms at most`)
  for (const socket of open) socket.destroy()
})
