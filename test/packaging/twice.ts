import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type PeerProgram, RunningProgram } from '@longwire/peers'

const account = { name: 'ada', password: 'correct horse battery' }

/**
 * Starts what was built, makes the first account, ends it as a power cut would, starts it again, and asserts that the
 * account is there, and the web app both times. `args` come before `serve`.
 */
export async function startsTwice(program: PeerProgram, args: readonly string[], folder: string): Promise<void> {
  const all = [...args, 'serve', '--data', join(folder, 'data'), '--http', '127.0.0.1:0', '--irc', 'off']
  await using first = await RunningProgram.start(program, all, { name: 'longwire', cwd: folder })
  const address = await healthy(first)
  const [, token] = await first.waitForOutput(/#token=(\S+)/)
  assert.equal((await post(`${address}/api/setup`, { token, ...account })).status, 200)
  await first.kill('SIGKILL')
  await using second = await RunningProgram.start(program, all, { name: 'longwire', cwd: folder })
  const again = await healthy(second)
  assert.doesNotMatch(second.output, /#token=/, 'there is an account already')
  assert.equal((await post(`${again}/api/login`, account)).status, 200)
  await second.kill('SIGTERM')
  assert.equal(await second.ended, 'ended with code 0')
}

async function healthy(program: RunningProgram): Promise<string> {
  const [, address = ''] = await program.waitForOutput(/ready at (http:\S+)/)
  assert.deepEqual(await (await fetch(`${address}/healthz`)).json(), { state: 'ok' })
  const page = await (await fetch(address)).text()
  const [, script = ''] = /<script type="module"[^>]* src="(?<script>[^"]+)"/.exec(page) ?? []
  const loaded = await fetch(new URL(script, address))
  assert.match(loaded.headers.get('content-type') ?? '', /javascript/)
  return address
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}
