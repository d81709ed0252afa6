import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'

test('a server ends with the process that started it, also when that is killed', async (context) => {
  const script = `
    import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))}
    const server = await startPostgres()
    console.log('missing' in server ? server.missing : server.url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  child.kill('SIGKILL')
  await closed
  if (!said.includes('postgresql:')) return context.skip(`there is no server for this machine: ${said.toString()}`)
  const data = new URL(said.toString()).searchParams.get('host') ?? ''
  assert.notEqual(data, '')
  while (existsSync(dirname(data))) await delay(50)
})
