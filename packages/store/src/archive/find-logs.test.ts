import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { temporaryDirectory } from '../../test/sqlite-harness.ts'
import { findLogs, surveyLogs } from './find-logs.ts'

test('ZNC before 1.6 named its logs in other ways: of everybody, of one person, of one network; other files are told', async () => {
  const directory = await temporaryDirectory()
  const make = async (...parts: string[]) => {
    const path = join(directory.path, ...parts)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, '')
  }
  try {
    await make('moddata', 'log', 'ada_libera_#wire_x_20130820.log')
    await make('moddata', 'log', 'ada_libera_bob_20130820.log')
    await make('users', 'ada', 'moddata', 'log', 'libera_bob_x_20130821.log')
    await make('users', 'ada', 'moddata', 'log', 'libera_status_20130821.log.gz')
    await make('users', 'ada', 'networks', 'oftc', 'moddata', 'log', '#wire_20130822.log')
    await make('users', 'ada', 'networks', 'oftc', 'moddata', 'log', '#wire', '2026-11-22.log')
    await make('users', 'ada', 'networks', 'oftc', 'moddata', 'log', '#wire', '2026-11-23.log.xz')
    await make('users', 'ada', 'networks', 'oftc', 'moddata', 'log', '.registry')
    await make('znc.conf')
    const { logs, leftOut } = await surveyLogs('znc', directory.path)
    assert.deepEqual(
      logs.map(({ network, target, date }) => [network, target, date]),
      [
        ['libera', '#wire_x', '2013-08-20'],
        ['libera', 'bob', '2013-08-20'],
        ['libera', 'bob_x', '2013-08-21'],
        ['libera', '', '2013-08-21'],
        ['oftc', '#wire', '2026-11-22'],
        ['oftc', '#wire', '2013-08-22'],
      ],
    )
    assert.deepEqual(
      leftOut.map(({ path, reason }) => [basename(path), reason]),
      [
        ['2026-11-23.log.xz', 'packed'],
        ['znc.conf', 'name'],
      ],
    )
  } finally {
    await directory.remove()
  }
})

test('logs are found where their programs keep them', async () => {
  const directory = await temporaryDirectory()
  const make = async (...parts: string[]) => {
    const path = join(directory.path, ...parts)
    await mkdir(join(path, '..'), { recursive: true })
    await writeFile(path, '')
  }
  try {
    await make('ada', 'libera', '#wire', '2026-11-22.log')
    await make('ada', 'libera', 'status', '2026-11-22.log')
    await make('irc.libera.#wire.sub.weechatlog')
    await make('irc.server.libera.weechatlog')
    await make('oftc', '#wire.log')
    const found = async (format: 'znc' | 'weechat' | 'irssi') =>
      (await findLogs(format, directory.path)).map(({ network, target, date }) => [network, target, date])
    assert.deepEqual(await found('znc'), [
      ['libera', '#wire', '2026-11-22'],
      ['libera', '', '2026-11-22'],
    ])
    assert.deepEqual(await found('weechat'), [
      ['libera', '#wire.sub', undefined],
      ['libera', '', undefined],
    ])
    assert.deepEqual((await found('irssi')).at(-1), ['oftc', '#wire', undefined])
  } finally {
    await directory.remove()
  }
})
