import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, test } from 'node:test'
import { temporaryFolder } from '@longwire/peers/temporary-folder'
import { program, runLongwire } from '../../test/run.ts'
import { onSmallDisk } from '../../test/small-disk.ts'

function folder(): string {
  return temporaryFolder('command')
}

async function refused(status: number, said: RegExp, ...args: readonly string[]): Promise<void> {
  const ran = await runLongwire(args)
  assert.match(ran.stderr, said)
  assert.doesNotMatch(ran.stderr, /\n\s+at /, 'a stack is for programmers')
  assert.equal(ran.status, status)
}

describe('what cannot be meant is refused with status 2, in words that say what to do', () => {
  test('a word too many', async () => {
    await refused(2, /“libera” is one word too many/, 'network', 'add', 'ada', 'libera', '--host', 'irc.example.org')
    await refused(2, /“b” is one word too many/, 'backup', 'a', 'b')
  })

  test('a flag that is not there, with those that are', async () => {
    await refused(2, /There is no --nonsense here; there are --from, --network, .*--data\./, 'import', '--nonsense')
    await refused(2, /--data needs a value\./, 'status', '--data')
  })

  test('a choice that is not there, with those that are', async () => {
    await refused(2, /“pigeon” is none of tailscale, caddy, nginx, tunnel/, 'expose', '--way', 'pigeon')
  })

  test('a file in the place of the data folder', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    await refused(2, /is a file, and the data need a folder/, 'status', '--data', file)
    await refused(2, /is a file, and the data need a folder/, 'serve', '--data', file)
  })

  test('a file that is not there', async () => {
    const missing = join(folder(), 'missing')
    await refused(
      2,
      /--password-file: .* cannot be read: there is no such file/,
      'user',
      'add',
      'ada',
      '--password-file',
      missing,
    )
    await refused(2, /this file cannot be read: there is no such file/, 'serve', '--config', missing)
  })
})

test('a folder with nothing of Longwire in it is told, and stays as it was', async () => {
  const data = join(folder(), 'mistyped')
  const copy = join(folder(), 'copy')
  const said = /There is nothing of Longwire in .*mistyped\. Is it another folder/
  await refused(2, said, 'backup', copy, '--data', data)
  await refused(2, said, 'status', '--data', data)
  await refused(2, said, 'user', 'list', '--data', data)
  assert.equal(existsSync(data), false)
  assert.equal(existsSync(copy), false)
})

test('what the disk refuses is told', async () => {
  const data = folder()
  const { status } = await runLongwire(['user', 'add', 'ada', '--password', 'correct horse', '--data', data])
  assert.equal(status, 0)
  await refused(
    2,
    /\/proc\/longwire-backup: this folder cannot be made/,
    'backup',
    '/proc/longwire-backup',
    '--data',
    data,
  )
})

test('a disk that is full is told, by a backup and by an export', async (context) => {
  const data = folder()
  await runLongwire(['user', 'add', 'ada', '--password', 'correct horse', '--data', data])
  const script =
    '"$2" "$3" backup "$1/copy" --data "$4"; echo "status $?"; dd if=/dev/zero of="$1/fill" 2>/dev/null; "$2" "$3" export ada --output "$1/export" --data "$4"; echo "status $?"'
  const printed = await onSmallDisk('16k', script, process.execPath, program, data)
  if (printed === undefined) return context.skip('this system lets nobody mount a disk of his own')
  const { stdout, stderr } = printed
  assert.match(stderr, /there is no room on that disk/)
  assert.match(stderr, /no space left on device/)
  assert.doesNotMatch(stderr, /\n\s+at /)
  assert.equal(stdout, 'status 2\nstatus 2\n')
})

test('who has read enough ends the command, and not with an error', async () => {
  const child = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  const [stderr, [status]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>])
  assert.equal(stderr, '')
  assert.equal(status, 0)
})
