import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { temporaryFolder } from '@longwire/peers'

const root = join(import.meta.dirname, '../..')
const unit = readFileSync(join(root, 'apps/cli/longwire.service'), 'utf8')
const program = '/usr/local/bin/longwire'

const missing =
  process.platform === 'linux' && spawnSync('systemd-analyze', ['--version']).status === 0
    ? false
    : 'there is no systemd on this machine'

test('systemd has nothing to say about the unit', { skip: missing }, async () => {
  const folder = temporaryFolder('unit')
  const stand = join(folder, 'longwire')
  writeFileSync(stand, '#!/bin/sh\n')
  chmodSync(stand, 0o755)
  const file = join(folder, 'longwire.service')
  writeFileSync(file, unit.replaceAll(program, stand))
  const { stderr } = await promisify(execFile)('systemd-analyze', ['verify', '--man=no', file])
  assert.deepEqual(
    stderr.split('\n').filter((line) => line.includes(file)),
    [],
  )
})

test('the unit starts what there is, keeps its data where it may write, and gives it time to stop', () => {
  const [, folder] = /^StateDirectory=(.+)$/m.exec(unit) ?? []
  assert.match(unit, new RegExp(`^ExecStart=${program} serve --data /var/lib/${folder}$`, 'm'))
  const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit) ?? []
  assert.ok(Number(seconds) > 5, 'it stops within five seconds by itself')
})
