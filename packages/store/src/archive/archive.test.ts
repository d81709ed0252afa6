import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { StoreError } from '../error.ts'
import type { History } from '../history.ts'
import { openMemoryStore } from '../memory/memory-store.ts'
import { NETWORK, PERSON, START, TestEnvironment, channelNamed, said, sayAll, textsOf } from '../../test/harness.ts'
import { life, worldOf } from '../../test/model-commands.ts'
import { makeSqlite, temporaryDirectory } from '../../test/sqlite-harness.ts'
import { findLogs } from './find-logs.ts'
import { importJsonLines } from './import-json-lines.ts'
import { importLog } from './import-log.ts'
import { linesOf } from './lines-of.ts'
import { exportJsonLines } from './json-lines.ts'
import { exportPlainText, safeFileName } from './plain-text.ts'
import { importLounge, loungeNetworks } from './the-lounge.ts'

async function* these<T>(values: readonly T[]): AsyncGenerator<T, void, void> {
  yield* values
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

/** A history in memory, at a clock that no message is ahead of. */
async function emptyHistory(): Promise<History> {
  const environment = new TestEnvironment()
  environment.time = START + 1e9
  return await openMemoryStore({ environment }).history(PERSON)
}

test('JSON Lines: whatever a history holds, importing its export and exporting that gives the same lines', async () => {
  const roundTrip = fc.asyncProperty(life('crowded'), async (steps) => {
    const environment = new TestEnvironment()
    const world = await worldOf(await openMemoryStore({ environment }).history(PERSON))
    for (const { step } of steps) await step(world)
    await world.history.buffers.update(world.buffers[0]?.id ?? 0, { joined: true, key: 'geheim' })
    await world.history.preferences.set('theme', { name: 'mango' })
    await world.history.bufferPreferences.set(world.buffers[1]?.id ?? 0, 'pinned', true)
    await world.history.parts.retention?.setRule({
      scope: { kind: 'buffer', buffer: world.buffers[1]?.id ?? 0 },
      maxCount: 9999,
    })
    const exported = await collect(exportJsonLines(world.history))
    const copy = await emptyHistory()
    const report = await importJsonLines(copy, these(exported))
    assert.deepEqual([report.unreadable, report.lines], [0, exported.length])
    // Order by id and order by time differ where there was no room: then the lines are the same and not their order.
    const again = await collect(exportJsonLines(copy))
    assert.deepEqual(again.toSorted(), exported.toSorted())
    assert.deepEqual([...(await copy.bufferPreferences.all()).values()], [{ pinned: true }])
    assert.equal((await importJsonLines(copy, these(exported))).fresh, 0)
  })
  await fc.assert(roundTrip, { numRuns: 50 })
})

test('JSON Lines: SQLite exports what memory exports', async () => {
  const harness = await makeSqlite()
  try {
    const real = await worldOf(await harness.store.history(PERSON))
    const plain = await worldOf(await openMemoryStore({ environment: harness.environment }).history(PERSON))
    for (const { history, buffers } of [real, plain]) {
      await sayAll(history, buffers[0] ?? { id: 0 }, ['a', 'b', 'c'])
      await history.parts.facts?.redact({ buffer: 1, msgid: 'b', sender: 'op', reason: 'x', time: 5 })
      await history.parts.facts?.react({ buffer: 1, msgid: 'c', sender: 'op', text: '+', time: 5 })
      await history.markRead(1, START)
    }
    const lines = await collect(exportJsonLines(real.history))
    assert.deepEqual(lines, await collect(exportJsonLines(plain.history)))
    assert.ok(
      lines.some((line) => line.includes('"text":"b"')),
      'what was redacted is in the export',
    )
  } finally {
    await harness.dispose()
  }
})

test('JSON Lines: what cannot be read is reported with its number, and the rest is imported', async () => {
  const history = await emptyHistory()
  const lines = [
    '{"line":"history","version":1}',
    'not json',
    '{"line":"buffer","network":"n","kind":"channel","name":"#a","folded":"#a","joined":false}',
    '{"line":"message","in":["n","#a"],"time":"soon","kind":"privmsg","sender":"x","msgid":"1","text":"","attention":0,"own":false}',
    '{"line":"message","in":["n","#b"],"time":1,"kind":"privmsg","sender":"x","msgid":"1","text":"","attention":0,"own":false}',
    '{"line":"message","in":["n","#a"],"time":1,"kind":"privmsg","sender":"x","msgid":"1","text":"","attention":0,"own":false}',
    '{"line":"dance"}',
    '{"line":"constructor"}',
    '{"line":"message","in":5}',
    '{"line":"buffer","name":"#b"}',
    '{"line":"redaction","in":["n","#a"]}',
    '{"line":"reaction","in":["n","#a"],"msgid":1}',
    '{"line":"read","in":["n","#a"],"upTo":"now"}',
    '{"line":"retention"}',
    '{"line":"retention","rule":{"scope":{"kind":"moon"}}}',
    '{"line":"buffer-preference","in":["n","#b"],"key":"pinned","value":true}',
    '[]',
    'null',
  ]
  const report = await importJsonLines(history, these(lines))
  const good = [1, 3, 6]
  const bad = lines.map((_, index) => index + 1).filter((line) => !good.includes(line))
  assert.deepEqual([report.fresh, report.unreadable, report.quoted.map(({ line }) => line)], [1, bad.length, bad])
  await assert.rejects(
    importJsonLines(history, these(['{"line":"history","version":99}'])),
    (error) => error instanceof StoreError && error.code === 'newer-schema',
  )
})

test('plain text: one line each, without control characters', async () => {
  const history = await emptyHistory()
  const channel = await history.buffers.ensure(channelNamed('#wire'))
  await history.append([
    said(channel, 0, { text: 'bold \u0002x\u000f \u001b[31m' }),
    said(channel, 1000, { kind: 'join' }),
    said(channel, 2000, { kind: 'kick', text: 'spam', details: { params: ['eve'] } }),
    said(channel, 3000, { msgid: 'r', text: 'secret' }),
    said(channel, 4000, { kind: 'tagmsg', text: '', details: { tags: { '+draft/react': 'x' } } }),
    said(channel, 5000, {
      kind: 'tagmsg',
      text: '',
      sender: 'op!o@h',
      details: { params: ['REDACT', 'r', 'a secret'] },
    }),
    said(channel, 6000, { msgid: 'n', text: 'may I?' }),
    said(channel, 7000, {
      kind: 'tagmsg',
      text: '',
      sender: 'irc.example',
      details: { params: ['REFUSED', 'n', 'ERR_CANNOTSENDTOCHAN', 'moderated'] },
    }),
  ])
  const refusal = { sender: 'irc.example', reason: 'moderated', time: 0, refusal: 'ERR_CANNOTSENDTOCHAN' }
  await history.parts.facts?.redact({ buffer: channel.id, msgid: 'n', ...refusal })
  await history.parts.facts?.redact({ buffer: channel.id, msgid: 'r', sender: 'op!o@h', reason: '', time: 0 })
  assert.deepEqual(await collect(exportPlainText(history, channel.id)), [
    '2026-11-22 10:00:00 <ada> bold x [31m',
    '2026-11-22 10:00:01 --> ada (ada@lovelace.example) joined',
    '2026-11-22 10:00:02 <-- ada kicked eve (spam)',
    "2026-11-22 10:00:03 * ada's message was removed by op",
    '2026-11-22 10:00:04 --- ada reacted',
    '2026-11-22 10:00:05 --- op removed a message (a secret)',
    '2026-11-22 10:00:06 * not sent (moderated): may I?',
    '2026-11-22 10:00:07 --- irc.example refused a message (moderated)',
  ])
})

test('PITFALLS 6: a file name never leaves its folder', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '.', '', '../../etc', 'a/b', 'CON.')),
      (name) => {
        const safe = safeFileName(name)
        assert.ok(safe.length > 0 && !/[/\\\0]/.test(safe) && !safe.startsWith('.'))
      },
    ),
  )
  assert.equal(safeFileName('#longwire'), '#longwire')
})

const log = [
  '[10:00:00] <ada> same',
  '[10:00:00] <ada> same',
  '[10:00:01] <bob> other',
  'garbage',
  '[10:00:02] *** Joins: eve (e@h)',
]

test('importing a log again, or after half of it, adds nothing twice; repeats in it are kept', async () => {
  const history = await emptyHistory()
  const file = { path: '', format: 'znc', network: NETWORK, target: '#Wire', zone: 'UTC', date: '2026-11-22' } as const
  const half = await importLog(history, file, {}, these(log.slice(0, 3)))
  assert.deepEqual([half.messages, half.fresh], [3, 3])
  const progress: number[] = []
  const options = { ownNicknames: ['ADA'], onProgress: ({ lines }: { lines: number }) => progress.push(lines) }
  const whole = await importLog(history, file, options, these(log))
  assert.deepEqual([whole.lines, whole.messages, whole.fresh, whole.unreadable], [5, 4, 1, 1])
  assert.deepEqual(whole.quoted, [{ line: 4, text: 'garbage' }])
  assert.deepEqual(progress, [5])
  const [channel] = await history.buffers.list()
  assert.deepEqual([channel?.name, channel?.folded, channel?.kind], ['#Wire', '#wire', 'channel'])
  const page = await history.page({ kind: 'latest', buffer: channel?.id ?? 0, limit: 9, events: true })
  assert.deepEqual(
    page.messages.map(({ text, time, own }) => [text, time - START, own]),
    [
      ['same', 0, false],
      ['same', 0, false],
      ['other', 1000, false],
      ['', 2000, false],
    ],
  )
  assert.deepEqual(await history.unread([channel?.id ?? 0]), [
    { buffer: channel?.id ?? 0, readUpTo: 0, unread: 0, mentions: 0 },
  ])
})

test('what was said in the hour that the clocks go back by, and again in the next, is there twice', async () => {
  const history = await emptyHistory()
  const place = { path: '', format: 'irssi', network: NETWORK, target: '#wire', zone: 'Europe/Helsinki' } as const
  const lines = [
    '--- Log opened Sun Oct 25 03:00:00 2026',
    '03:10 <ada> still awake?',
    '03:20 <bob> yes',
    '03:10 <ada> still awake?',
    '03:20 <bob> yes',
  ]
  const counts: number[] = []
  for (let round = 0; round < 2; round += 1) counts.push((await importLog(history, place, {}, these(lines))).fresh)
  assert.deepEqual(counts, [4, 0])
})

test('PITFALLS 30: a file is read in its encoding line by line, whatever its line ends', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'x.log')
    await writeFile(
      path,
      Buffer.concat([Buffer.from('ünï\r\n'), Buffer.from([0x66, 0xfc, 0x72, 0x0a]), Buffer.from('last')]),
    )
    assert.deepEqual(await collect(linesOf(path)), ['ünï', 'für', 'last'])
  } finally {
    await directory.remove()
  }
})

test('logs that were rotated and compressed are found and read, and importing them all adds nothing twice', async () => {
  const directory = await temporaryDirectory()
  try {
    const line = (number: number) => `2026-11-22 10:00:0${number}\tada\tline ${number}\r\n`
    const name = join(directory.path, 'irc.libera.#wire.weechatlog')
    await writeFile(name, line(3))
    await writeFile(`${name}.1.gz`, gzipSync(line(2)))
    await writeFile(`${name}.2.zst`, zstdCompressSync(line(1)))
    await writeFile(`${name}.3.xz`, 'no log that can be read')
    const found = await findLogs('weechat', directory.path)
    assert.deepEqual(
      found.map(({ network, target }) => `${network} ${target}`),
      ['libera #wire', 'libera #wire', 'libera #wire'],
    )
    const history = await emptyHistory()
    const fresh: number[] = []
    for (const one of [...found, ...found]) {
      fresh.push((await importLog(history, { ...one, network: NETWORK, zone: 'UTC' })).fresh)
    }
    assert.deepEqual(fresh, [1, 1, 1, 0, 0, 0])
    const [channel] = await history.buffers.list()
    const page = await history.page({ kind: 'latest', buffer: channel?.id ?? 0, limit: 9, events: true })
    assert.deepEqual(textsOf(page.messages), ['line 1', 'line 2', 'line 3'])
  } finally {
    await directory.remove()
  }
})

test('a compressed log that was cut off is read as far as it goes, and that it was is reported', async () => {
  const directory = await temporaryDirectory()
  try {
    const lines = Array.from({ length: 5000 }, (_, index) => `[10:00:00] <ada> line ${index} ${(index * 7919) % 5003}`)
    const path = join(directory.path, '2026-11-22.log.gz')
    const whole = gzipSync(`${lines.join('\n')}\n`)
    const file = { path, format: 'znc', network: NETWORK, target: '#wire', zone: 'UTC', date: '2026-11-22' } as const
    for (const broken of [whole.subarray(0, whole.length / 2), Buffer.from('no gzip at all'), Buffer.alloc(0)]) {
      await writeFile(path, broken)
      const { messages, unreadable, quoted } = await importLog(await emptyHistory(), file)
      if (broken.length > 100) assert.ok(messages > 1000 && messages < 5000, `${messages} messages`)
      if (broken.length === 0) continue
      assert.ok(unreadable >= 1)
      assert.match(quoted.at(-1)?.text ?? '', /damaged from here on/)
    }
    await writeFile(path, whole)
    assert.equal((await importLog(await emptyHistory(), file)).messages, 5000)
  } finally {
    await directory.remove()
  }
})

test('PITFALLS 15: a file that has no line ends is read in pieces', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'x.log')
    await writeFile(path, Buffer.alloc(34 * 2 ** 20, 'x'))
    const lengths = (await collect(linesOf(path))).map(({ length }) => length)
    assert.ok(lengths.length === 3 && Math.max(...lengths) < 17 * 2 ** 20, String(lengths))
  } finally {
    await directory.remove()
  }
})

test('The Lounge: a long history in the layout of its newer versions is read to its end', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'ada.sqlite3')
    const file = new DatabaseSync(path)
    file.exec(
      'create table messages (id integer primary key autoincrement, network text, channel text, time integer, type text, msg text)',
    )
    const row = file.prepare("insert into messages (network, channel, time, type, msg) values ('uuid-1', ?, ?, ?, ?)")
    const count = 1_234
    file.exec('begin')
    for (let n = 0; n < count; n++) {
      row.run('#wire', START + n, 'message', JSON.stringify({ from: { nick: 'bob' }, text: `line ${n}` }))
    }
    file.exec('commit')
    file.close()
    const history = await emptyHistory()
    const report = await importLounge(history, path, new Map([['uuid-1', NETWORK]]))
    assert.deepEqual([report.lines, report.fresh, report.unreadable], [count, count, 0])
  } finally {
    await directory.remove()
  }
})

test('The Lounge: every kind of row of the networks that are wanted', async () => {
  const directory = await temporaryDirectory()
  try {
    const path = join(directory.path, 'ada.sqlite3')
    const file = new DatabaseSync(path)
    file.exec('create table messages (network text, channel text, time integer, type text, msg text)')
    const row = file.prepare('insert into messages values (?, ?, ?, ?, ?)')
    const add = (type: string, msg: object, network = 'uuid-1') =>
      row.run(network, '#wire', START, type, JSON.stringify(msg))
    add('message', { from: { nick: 'ada', mode: '@' }, text: 'hi', self: true })
    add('action', { from: { nick: 'bob' }, text: 'waves' })
    add('join', { from: { nick: 'bob' }, hostmask: 'b@h' })
    add('nick', { from: { nick: 'bob' }, new_nick: 'rob' })
    add('kick', { from: { nick: 'ada' }, target: { nick: 'rob' }, text: 'spam' })
    add('mode', { from: { nick: 'ada' }, text: '+o rob' })
    add('whois', { whois: {} })
    add('message', { from: { nick: 'x' }, text: 'elsewhere' }, 'uuid-2')
    row.run('uuid-1', '#wire', START, 'message', '{broken')
    add('message', { from: 'ada', text: 'hi' })
    add('message', { from: { nick: 'ada' }, text: ['hi'] })
    add('kick', { from: { nick: 'ada' }, target: { nick: 5 } })
    add('constructor', { text: 'x' })
    file.close()
    assert.deepEqual(
      [...loungeNetworks(path)],
      [
        ['uuid-1', 12],
        ['uuid-2', 1],
      ],
    )
    const history = await emptyHistory()
    const report = await importLounge(history, path, new Map([['uuid-1', NETWORK]]))
    assert.deepEqual([report.lines, report.fresh, report.unreadable], [13, 6, 4])
    const [channel] = await history.buffers.list()
    const page = await history.page({ kind: 'latest', buffer: channel?.id ?? 0, limit: 9, events: true })
    assert.deepEqual(textsOf(page.messages), ['hi', 'waves', '', 'rob', 'spam', ''])
    assert.deepEqual(page.messages[0]?.own, true)
    assert.equal(page.messages[2]?.sender, 'bob!b@h')
    assert.deepEqual(
      page.messages.slice(4).map(({ details }) => details?.params),
      [['rob'], ['+o', 'rob']],
    )
  } finally {
    await directory.remove()
  }
})
