import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { skipUnless, steppedClock } from '@longwire/peers'
import { Longwire } from '../longwire.ts'
import { Account, modern } from './account.ts'
import { FastNetwork, type FastConnection } from './fast-network.ts'
import { readHistory } from './history.ts'

const capabilities = 'message-tags server-time'

/** Says lines as fast as they are read, until it is ended. */
class Flood {
  said = 0
  readonly began: Promise<void>
  readonly #connection: FastConnection
  readonly #ended: Promise<void>
  #going = true
  #progress = Promise.withResolvers<void>()

  constructor(connection: FastConnection) {
    this.#connection = connection
    connection.join('#flood')
    this.#ended = this.#run()
    this.began = this.#progress.promise
  }

  /** Resolves when lines were taken after these; rejects when the flood has ended, or is not taken any more. */
  async goesOn(said: number): Promise<void> {
    while (this.said <= said) await this.#progress.promise
  }

  async end(): Promise<number> {
    this.#going = false
    await this.#ended
    return this.said
  }

  async #run(): Promise<void> {
    const lines = 500
    const bytes = Buffer.from(':bob!bob@host.example PRIVMSG #flood :one of very many lines\r\n'.repeat(lines))
    while (this.#going) {
      await this.#connection.say(bytes)
      this.said += lines
      this.#progress.resolve()
      this.#progress = Promise.withResolvers<void>()
    }
  }
}

test('a network that floods holds up neither another network of the same person nor a request over HTTP', async () => {
  await using wild = await FastNetwork.start({ capabilities })
  await using calm = await FastNetwork.start({ capabilities })
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'wild', port: wild.port })
  await ada.addNetwork({ name: 'calm', port: calm.port })
  await using phone = await ada.attach({ network: 'calm', client: 'phone', capabilities: modern })
  phone.send('JOIN #longwire')
  await phone.waitFor(/ 366 /)
  const flood = new Flood(await wild.waitFor(() => true))
  await flood.began

  const connection = await calm.waitFor(({ channels }) => channels.has('#longwire'))
  for (let n = 1; n <= 30; n++) {
    const before = flood.said
    await connection.say(`:bob!bob@host.example PRIVMSG #longwire :calm ${n}.\r\n`)
    await phone.waitFor(new RegExp(` :calm ${n}\\.$`))
    const response = await fetch(`${longwire.url}/healthz`)
    assert.equal(response.status, 200)
    await flood.goesOn(before)
  }
  const said = await flood.end()
  assert.ok(said > 10_000, `${said} lines were taken meanwhile`)
})

test('a line of a megabyte costs a line: the connection goes on, and so does a client that sends one', async () => {
  await using network = await FastNetwork.start({ capabilities })
  await using longwire = await Longwire.start()
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'net', port: network.port })
  await using phone = await ada.attach({ network: 'net', client: 'phone', capabilities: modern })
  phone.send('JOIN #longwire')
  await phone.waitFor(/ 366 /)
  const before = peakMebibytes(longwire.pid)
  const connection = await network.waitFor(({ channels }) => channels.has('#longwire'))
  for (let n = 1; n <= 20; n++) {
    await connection.say(`:bob!bob@host.example PRIVMSG #longwire :${'x'.repeat(1_048_576)}\r\n`)
    await connection.say(`@+a=${'x'.repeat(1_048_576)} :bob!bob@host.example PRIVMSG #longwire :tagged\r\n`)
    await connection.say(`:bob!bob@host.example PRIVMSG #longwire :line ${n}.\r\n`)
    await phone.waitFor(new RegExp(` :line ${n}\\.$`))
  }
  const grown = peakMebibytes(longwire.pid) - before
  assert.ok(grown < 128, `the bouncer has grown by ${grown} MiB`)
  assert.equal(network.registered.length, 1, 'it is the same connection')

  await using rude = await ada.attach({ network: 'net', client: 'rude', capabilities: modern })
  rude.send(`PRIVMSG #longwire :${'y'.repeat(1_048_576)}`)
  await rude.waitFor(/ 417 /)
  rude.send('PRIVMSG #longwire :a line as it should be')
  await phone.waitFor(/ :a line as it should be$/)
  assert.equal(phone.lines.filter((line) => line.includes('yyyy')).length, 0)
})

test('PITFALLS 18: on a full disk connections stay, lines are shown and marked, people are told, and recording resumes by itself', {
  skip: noDisk(),
}, async () => {
  await using network = await FastNetwork.start({ capabilities })
  await using longwire = await Longwire.start({ disk: '24m' })
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'net', port: network.port })
  await using phone = await ada.attach({ network: 'net', client: 'phone', capabilities: modern })
  phone.send('JOIN #longwire')
  await phone.waitFor(/ 366 /)
  const connection = await network.waitFor(({ channels }) => channels.has('#longwire'))
  const say = (text: string): Promise<void> => connection.say(`:bob!bob@host.example PRIVMSG #longwire :${text}\r\n`)
  await say('kept before')
  await phone.waitFor(/ :kept before$/)

  const filler = join(longwire.dataFolder, 'filler')
  fill(filler)
  // What the file has already may still hold a few.
  let marked = 0
  for (let n = 1; marked === 0; n++) {
    await say(`crowded ${n} ${'x'.repeat(300)}`)
    const line = await phone.waitFor(new RegExp(` :crowded ${n} `))
    if (/^@\S*longwire\/not-recorded/.test(line)) marked = n
    assert.ok(n < 2_000, 'the disk is never full')
  }
  assert.ok(phone.lines.some((line) => / NOTE \* NOT_RECORDED disk-full :/.test(line)))
  phone.send('PRIVMSG #longwire :and one speaks as ever')
  await network.waitFor(({ received }) => received.some((line) => line.includes('and one speaks as ever')))
  assert.equal(network.registered.length, 1, 'it is the same connection')

  rmSync(filler)
  // A commit that was under way may have met the full disk still.
  for (let n = 1, lost = true; lost; n++) {
    await say(`room ${n}.`)
    lost = (await phone.waitFor(new RegExp(` :room ${n}\\.$`))).includes('longwire/not-recorded')
    assert.ok(n < 2_000, 'recording does not resume')
  }
  assert.ok(phone.lines.some((line) => / NOTE \* RECORDED_AGAIN :/.test(line)))
  await say('kept after')
  const after = await phone.waitFor(/ :kept after$/)
  assert.doesNotMatch(after, /not-recorded/)
  const kept = await readHistory(phone, '#longwire')
  for (const text of ['kept before', 'kept after']) assert.equal(kept.filter((one) => one === text).length, 1)
  const shown = phone.lines.filter((line) => / :crowded \d+ /.test(line) && !line.includes('longwire/not-recorded'))
  const crowded = shown.map((line) => / :(crowded \d+) /.exec(line)?.[1] ?? '')
  assert.deepEqual(
    [...new Set(crowded)].filter((text) => !kept.some((one) => one.startsWith(`${text} `))),
    [],
    'what was shown without a mark is kept',
  )
})

test('a clock that jumps an hour ahead and two back loses nothing, repeats nothing, and cuts no connection', {
  skip: await skipUnless('faketime'),
}, async () => {
  await using network = await FastNetwork.start({ capabilities: 'message-tags' })
  const clock = steppedClock()
  await using longwire = await Longwire.start({ env: clock.env })
  const ada = await Account.setUp(longwire)
  await ada.addNetwork({ name: 'net', port: network.port })
  await using phone = await ada.attach({ network: 'net', client: 'phone', capabilities: modern })
  phone.send('JOIN #longwire')
  await phone.waitFor(/ 366 /)
  const connection = await network.waitFor(({ channels }) => channels.has('#longwire'))
  const wanted: string[] = []
  const hours = new Set<number>()
  for (const hour of [0, 1, -1, 0]) {
    clock.step(hour * 3600)
    for (let n = 1; n <= 20; n++) {
      const text = `at ${hour} line ${n}.`
      wanted.push(text)
      await connection.say(`:bob!bob@host.example PRIVMSG #longwire :${text}\r\n`)
      const line = await phone.waitFor(new RegExp(` :${text.replace('.', '\\.')}$`))
      const time = Date.parse(/time=([^; ]+)/.exec(line)?.[1] ?? '')
      hours.add(Math.round((time - Date.now()) / 3_600_000))
    }
  }
  assert.ok(hours.has(1), 'the clock has jumped')
  assert.deepEqual(
    (await readHistory(phone, '#longwire')).filter((text) => text.startsWith('at ')).toSorted(),
    wanted.toSorted(),
  )
  assert.equal(network.registered.length, 1, 'it is the same connection')
  await using other = await ada.attach({ network: 'net', client: 'other', capabilities: modern })
  other.send('PRIVMSG #longwire :still here')
  await phone.waitFor(/ :still here$/)
})

function peakMebibytes(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}

/** Takes all the room that is left on a file's disk. */
function fill(path: string): void {
  for (let size = 1_048_576; size >= 4_096; size /= 2) {
    for (;;) {
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
      } catch {
        break
      }
    }
  }
}

/** Why no disk can be made here; false where it can. */
function noDisk(): string | false {
  if (process.env['LONGWIRE_REQUIRE'] === 'all') return false
  const { status } = spawnSync('unshare', ['-rm', 'true'])
  return status === 0 ? false : 'no file system in memory can be mounted here'
}
