import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@longwire/peers/temporary-folder'
import { runLongwire } from '../../test/run.ts'
import { Serving } from '../../test/serving.ts'

const log = [
  '2026-10-01 10:00:00\t-->\tbob (~b@host.example) has joined #wire',
  '2026-10-01 10:00:01\tbob\thello there',
  '2026-10-01 10:00:02\tada\thello bob',
  '',
].join('\n')

function folder(): string {
  return temporaryFolder('command')
}

/** A folder of WeeChat's with one channel. */
function weechatLogs(): string {
  const path = folder()
  writeFileSync(join(path, 'irc.example.#wire.weechatlog'), log)
  return path
}

async function succeed(...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runLongwire(args)
  assert.equal(status, 0, stderr)
  return stdout
}

async function account(data: string): Promise<void> {
  await succeed('user', 'add', 'ada', '--password', 'correct horse', '--data', data)
  await succeed(
    'network',
    'add',
    'ada',
    '--host',
    '127.0.0.1',
    '--port',
    '1',
    '--name',
    'Example',
    '--off',
    '--data',
    data,
  )
}

/** The messages of an export: what was said, when, by whom. */
function messages(exported: string): readonly string[] {
  return exported
    .split('\n')
    .filter((line) => line.startsWith('{"line":"message"'))
    .map((line) => {
      const { time, kind, sender, text } = JSON.parse(line) as Record<string, unknown>
      return [time, kind, sender, text].join(' ')
    })
}

for (const running of [false, true]) {
  describe(running ? 'while the bouncer runs' : 'while the bouncer does not run', () => {
    test('logs are brought in once, written out, read back elsewhere', async () => {
      const data = join(folder(), 'data')
      await using _ = running ? await Serving.start(data) : undefined
      await account(data)
      const bring = ['import', 'ada', weechatLogs(), '--from', 'weechat', '--zone', 'UTC', '--data', data] as const
      assert.equal(await succeed(...bring), '1 file: 3 messages, of which 3 are new.\n')
      assert.equal(await succeed(...bring), '1 file: 3 messages, of which 0 are new.\n')

      const exported = await succeed('export', 'ada', '--data', data)
      assert.equal(messages(exported).length, 3)
      const text = join(folder(), 'text')
      assert.equal(await succeed('export', 'ada', '--text', text, '--data', data), `1 conversation is in ${text}\n`)
      assert.match(readFileSync(join(text, 'Example', '#wire.log'), 'utf8'), /^2026-10-01 10:00:01 <bob> hello there$/m)

      const file = join(folder(), 'ada.jsonl')
      await succeed('export', 'ada', '--output', file, '--data', data)
      assert.equal(statSync(file).mode & 0o077, 0)
      const again = await runLongwire(['export', 'ada', '--output', file, '--data', data])
      assert.equal(again.status, 2, 'what is there is not written over')

      const other = join(folder(), 'other')
      await using _other = running ? await Serving.start(other) : undefined
      await succeed('user', 'add', 'eve', '--password', 'correct horse', '--data', other)
      await succeed('import', 'eve', file, '--from', 'longwire', '--data', other)
      assert.match(await succeed('network', 'list', 'eve', '--data', other), /Example {2}off/)
      assert.deepEqual(messages(await succeed('export', 'eve', '--data', other)), messages(exported))
    })

    test('a backup is everything: the bouncer starts on it', async () => {
      const data = join(folder(), 'data')
      const copy = join(folder(), 'copy')
      {
        await using _ = running ? await Serving.start(data) : undefined
        await account(data)
        await succeed('import', 'ada', weechatLogs(), '--from', 'weechat', '--zone', 'UTC', '--data', data)
        writeFileSync(join(data, 'longwire.toml'), 'max-users = "7"\n')
        assert.equal(await succeed('backup', copy, '--data', data), `Everything is in ${copy}\n`)
        const twice = await runLongwire(['backup', copy, '--data', data])
        assert.equal(twice.status, 2)
        assert.match(twice.stderr, /not empty/)
      }
      assert.equal(readFileSync(join(copy, 'longwire.toml'), 'utf8'), 'max-users = "7"\n')
      await using restored = await Serving.start(copy)
      await restored.logIn('ada', 'correct horse')
      assert.equal(messages(await succeed('export', 'ada', '--data', copy)).length, 3)
    })
  })
}

test('a history that is no database is left out of a backup, and named; all others are in it', async () => {
  const data = join(folder(), 'data')
  const copy = join(folder(), 'copy')
  await account(data)
  await succeed('import', 'ada', weechatLogs(), '--from', 'weechat', '--data', data)
  const [ada = ''] = readdirSync(join(data, 'users'))
  await succeed('user', 'add', 'eve', '--password', 'correct horse', '--data', data)
  await succeed(
    'network',
    'add',
    'eve',
    '--host',
    '127.0.0.1',
    '--port',
    '1',
    '--name',
    'Example',
    '--off',
    '--data',
    data,
  )
  await succeed('import', 'eve', weechatLogs(), '--from', 'weechat', '--data', data)
  const bad = join(data, 'users', ada, 'history.db')
  writeFileSync(bad, 'no database\n'.repeat(1000))
  const { status, stdout, stderr } = await runLongwire(['backup', copy, '--data', data])
  assert.equal(status, 1, stderr)
  assert.equal(stdout, `Everything else is in ${copy}\n`)
  const told = stderr.split('\n').filter((line) => line.startsWith('The history of'))
  assert.equal(told.length, 1)
  assert.equal(
    told[0]?.split(' Put ')[0],
    `The history of ada is not in it: ${bad}: corrupt: A database file is damaged.`,
  )
  assert.equal(messages(await succeed('export', 'eve', '--data', copy)).length, 3)
})

test('every line that could not be read is told, with its file and number', async () => {
  const data = join(folder(), 'data')
  await account(data)
  const logs = folder()
  mkdirSync(logs, { recursive: true })
  const file = join(logs, 'irc.example.#odd.weechatlog')
  const odd = Array.from({ length: 1200 }, (_, number) => `odd ${number}\u001b[2J\n`)
  writeFileSync(file, `${log}\n\n${odd.join('')}`)
  writeFileSync(join(logs, 'irc.example.#old.weechatlog.2.xz'), 'packed')
  writeFileSync(join(logs, 'notes.txt'), 'other')
  const before = log.split('\n').length + 1
  const { status, stderr, stdout } = await runLongwire(['import', 'ada', logs, '--from', 'weechat', '--data', data])
  assert.equal(status, 0, stderr)
  assert.match(stdout, /1200 lines could not be read/)
  const told = stderr.split('\n').filter((line) => line.startsWith(file))
  assert.equal(told.length, 1200)
  assert.match(stderr, /#old\.weechatlog\.2\.xz: left out: it is compressed in a way/)
  assert.match(stderr, /notes\.txt: left out: it is not named as a log/)
  assert.equal(told[1199], `${file}:${before + 1200}: this line could not be read: odd 1199\ufffd[2J`)
})

/** The same two lines, as other programs write them; where they are. */
const others: Readonly<Record<string, (path: string) => string>> = {
  znc: dayFiles,
  soju: dayFiles,
  irssi(path) {
    mkdirSync(join(path, 'Example'))
    const lines = ['--- Log opened Thu Oct 01 09:00:00 2026', '10:00 < bob> hello there', '10:00 <@ada> hello bob', '']
    writeFileSync(join(path, 'Example', '#wire.log'), lines.join('\n'))
    return path
  },
  lounge(path) {
    const file = join(path, 'ada.sqlite3')
    const database = new DatabaseSync(file)
    database.exec('create table messages (network text, channel text, time integer, type text, msg text)')
    const insert = database.prepare('insert into messages values (?, ?, ?, ?, ?)')
    for (const [second, nick, text] of [
      [1, 'bob', 'hello there'],
      [2, 'ada', 'hello bob'],
    ] as const) {
      const time = Date.UTC(2026, 9, 1, 10, 0, second)
      insert.run('Example', '#wire', time, 'message', JSON.stringify({ from: { nick }, text, self: nick === 'ada' }))
    }
    database.close()
    return file
  },
}

function dayFiles(path: string): string {
  const channel = join(path, 'Example', '#wire')
  mkdirSync(channel, { recursive: true })
  writeFileSync(join(channel, '2026-10-01.log'), '[10:00:01] <bob> hello there\n[10:00:02] <ada> hello bob\n')
  return path
}

for (const [program, write] of Object.entries(others)) {
  test(`logs of ${program} are brought in once`, async () => {
    const data = join(folder(), 'data')
    await account(data)
    const bring = ['import', 'ada', write(folder()), '--from', program, '--zone', 'UTC', '--data', data] as const
    assert.equal(await succeed(...bring), '1 file: 2 messages, of which 2 are new.\n')
    assert.equal(await succeed(...bring), '1 file: 2 messages, of which 0 are new.\n')
    const said = messages(await succeed('export', 'ada', '--data', data))
    assert.deepEqual(
      said.map((line) => line.slice(line.indexOf(' '))),
      [' privmsg bob hello there', ' privmsg ada hello bob'],
    )
  })
}

test('what cannot be brought in is said in words', async () => {
  const data = join(folder(), 'data')
  await account(data)
  const logs = weechatLogs()
  const say = async (...args: readonly string[]) => runLongwire(['import', 'ada', ...args, '--data', data])
  assert.match((await say(logs)).stderr, /--from is missing/)
  assert.match((await say('/nowhere', '--from', 'irssi')).stderr, /is not there/)
  assert.match((await say(logs, '--from', 'znc')).stderr, /no logs of ZNC/)
  assert.match((await say(logs, '--from', 'soju')).stderr, /no logs of soju/)
  assert.match((await say(logs, '--from', 'weechat', '--zone', 'Mars/Base')).stderr, /no time zone/)
  assert.match((await say(logs, '--from', 'weechat', '--network', 'Nowhere')).stderr, /no network “Nowhere”/)
  const strange = folder()
  mkdirSync(strange, { recursive: true })
  writeFileSync(join(strange, 'irc.elsewhere.#x.weechatlog'), log)
  const left = await say(strange, '--from', 'weechat')
  assert.equal(left.status, 1)
  assert.match(left.stdout, /Left out, because the user has no such network: elsewhere/)
  assert.match((await say(strange, '--from', 'weechat', '--network', 'elsewhere=Example')).stdout, /of which 3 are new/)
})
