import assert from 'node:assert/strict'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { test } from 'node:test'
import { skipUnless, startTerminal, temporaryFolder } from '@longwire/peers'

const program = join(import.meta.dirname, '..', 'bin', 'longwire.mjs')
const GIVE_UP_MILLISECONDS = 60_000
const skip = await skipUnless('tmux')

/** A folder with an `xdg-open` that says what it was asked to open. */
function desktop(): string {
  const bin = temporaryFolder('command')
  const file = join(bin, 'xdg-open')
  writeFileSync(file, '#!/bin/sh\necho "$1" > "$(dirname "$0")/opened"\n')
  chmodSync(file, 0o755)
  return bin
}

/** What was opened, when it was. */
async function openedIn(bin: string): Promise<string> {
  const file = join(bin, 'opened')
  for await (const _ of watch(bin, { signal: AbortSignal.timeout(GIVE_UP_MILLISECONDS) })) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (text.endsWith('\n')) return text.trimEnd()
  }
  return ''
}

/** `longwire serve` in a terminal that is as wide as the link is long. A terminal has a PATH of its own: `env` is the last to say. */
function serveIn(folder: string, ...variables: readonly string[]) {
  const serve = [program, 'serve', '--data', join(folder, 'data'), '--http', '127.0.0.1:0', '--irc', 'off']
  return startTerminal({ path: '/usr/bin/env', env: {} }, [...variables, process.execPath, ...serve], { columns: 200 })
}

test('at a desktop Enter opens the page on which the first account is made', { skip }, async () => {
  const bin = desktop()
  const path = [bin, process.env['PATH'] ?? ''].join(delimiter)
  await using terminal = await serveIn(bin, 'DISPLAY=:7', `PATH=${path}`)
  await terminal.waitForScreen(/Press Enter to open it in the browser\./)
  const [, link] = await terminal.waitForScreen(/(http:\S+\/setup#token=\S+)/)
  const opened = openedIn(bin)
  await terminal.press('Enter')
  assert.equal(await opened, link)
  await terminal.press('C-c')
  await terminal.waitForScreen(/"event":"stopped"/)
})

test('without a desktop nothing is offered', { skip }, async () => {
  const folder = temporaryFolder('command')
  await using terminal = await serveIn(folder, 'DISPLAY=', 'WAYLAND_DISPLAY=')
  await terminal.waitForScreen(/Longwire is ready at/)
  assert.doesNotMatch(await terminal.screen(), /Press Enter/)
  await terminal.press('C-c')
  await terminal.waitForScreen(/"event":"stopped"/)
})
