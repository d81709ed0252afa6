import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import type { History } from '../history.ts'
import { openMemoryStore } from '../memory/memory-store.ts'
import { NETWORK, PERSON, START, TestEnvironment } from '../../test/harness.ts'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import { type LogFormat, importLog } from './import-log.ts'
import { findLogs } from './find-logs.ts'
import type { ImportOptions, ImportReport } from './import-messages.ts'
import { importLounge } from './the-lounge.ts'

const COUNT = 1200
/** Lines of this number, from 1, are damaged. */
const DAMAGED = [7, 600, 1100]
const DAMAGE = 'garbage {'

interface Program {
  readonly name: string
  /** Writes its log, of `COUNT` lines, as it would into its folder. */
  write(folder: string): Promise<void>
  run(history: History, folder: string, options: ImportOptions): Promise<ImportReport>
}

function lines(lineOf: (number: number) => string): readonly string[] {
  const all = Array.from({ length: COUNT }, (_, index) => lineOf(index + 1))
  return all.map((line, index) => (DAMAGED.includes(index + 1) ? DAMAGE : line))
}

function clock(number: number): string {
  return [10 + Math.floor(number / 3600), Math.floor(number / 60) % 60, number % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

function textLog(
  name: string,
  format: LogFormat,
  path: readonly string[],
  lineOf: (number: number) => string,
): Program {
  return {
    name,
    async write(folder) {
      const file = join(folder, ...path)
      await mkdir(join(file, '..'), { recursive: true })
      await writeFile(file, `${lines(lineOf).join('\n')}\n`)
    },
    async run(history, folder, options) {
      const [found] = await findLogs(format, folder)
      assert.ok(found !== undefined, 'the log is found')
      return await importLog(history, { ...found, network: NETWORK, zone: 'UTC' }, options)
    },
  }
}

const znc = (number: number) => `[${clock(number)}] <ada> text ${number}`

const programs: readonly Program[] = [
  textLog('ZNC', 'znc', ['ada', 'libera', '#wire', '2026-11-22.log'], znc),
  textLog('soju', 'znc', ['libera', '#wire', '2026-11-22.log'], znc),
  textLog(
    'WeeChat',
    'weechat',
    ['irc.libera.#wire.weechatlog'],
    (number) => `2026-11-22 ${clock(number)}\tada\ttext ${number}`,
  ),
  textLog('irssi', 'irssi', ['libera', '#wire.log'], (number) =>
    number === 1 ? '--- Log opened Sun Nov 22 10:00:00 2026' : `${clock(number)} <ada> text ${number}`,
  ),
  {
    name: 'The Lounge',
    async write(folder) {
      const file = new DatabaseSync(join(folder, 'ada.sqlite3'))
      file.exec('create table messages (network text, channel text, time integer, type text, msg text)')
      const row = file.prepare("insert into messages values ('uuid', '#wire', ?, 'message', ?)")
      const all = lines((number) => JSON.stringify({ from: { nick: 'ada' }, text: `text ${number}` }))
      file.exec('begin')
      for (const [index, text] of all.entries()) row.run(START + index, text)
      file.exec('commit')
      file.close()
    },
    run: (history, folder, options) =>
      importLounge(history, join(folder, 'ada.sqlite3'), new Map([['uuid', NETWORK]]), options),
  },
]

async function emptyHistory(): Promise<History> {
  const environment = new TestEnvironment()
  environment.time = START + 1e9
  return await openMemoryStore({ environment }).history(PERSON)
}

for (const program of programs) {
  const within = async (work: (folder: string) => Promise<void>): Promise<void> => {
    const directory = await temporaryDirectory()
    try {
      await program.write(directory.path)
      await work(directory.path)
    } finally {
      await directory.remove()
    }
  }

  describe(`importing from ${program.name}`, () => {
    test('says how far it is, and in the end names every line that it could not read', () =>
      within(async (folder) => {
        const progress: number[] = []
        const report = await program.run(await emptyHistory(), folder, {
          onProgress: ({ lines: done }) => progress.push(done),
        })
        assert.deepEqual(
          report.quoted,
          DAMAGED.map((line) => ({ line, text: DAMAGE })),
        )
        assert.deepEqual([report.lines, report.unreadable], [COUNT, DAMAGED.length])
        assert.equal(report.fresh, report.messages)
        assert.ok(report.messages >= COUNT - DAMAGED.length - 1)
        assert.ok(progress.length >= 3, 'at least every 500 lines')
        assert.deepEqual(
          progress,
          progress.toSorted((a, b) => a - b),
        )
        assert.equal(progress.at(-1), COUNT)
      }))

    test('goes on where it was stopped, and the next time there is nothing left to add', () =>
      within(async (folder) => {
        const history = await emptyHistory()
        const stop = new AbortController()
        const part = await program.run(history, folder, { signal: stop.signal, onProgress: () => stop.abort() })
        assert.ok(part.fresh > 0 && part.lines < COUNT, 'it was stopped')
        const rest = await program.run(history, folder, {})
        const again = await program.run(history, folder, {})
        assert.deepEqual([part.fresh + rest.fresh, again.fresh], [rest.messages, 0])
        const buffer = (await history.buffers.list())[0]?.id ?? 0
        const latest = await history.page({ kind: 'latest', buffer, limit: 1, events: true })
        assert.equal(latest.messages[0]?.text, `text ${COUNT}`)
      }))
  })
}
