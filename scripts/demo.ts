// `npm run demo [-- --http ADDRESS:PORT]`: Longwire with a network of its own and people on it who talk. Nothing of it is
// kept, and nothing leaves this machine.
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { Demo } from './demo/demo.ts'
import { login } from './demo/talk.ts'
import { buildWebApp } from './web-build.ts'

const { values } = parseArgs({ options: { http: { type: 'string', default: '127.0.0.1:6680' } } })

async function main(): Promise<number> {
  const missing = await Demo.missing()
  if (missing !== undefined) {
    console.error(`The demo brings a real IRC server along, and that is not to be had here: ${missing}`)
    return 1
  }
  await buildWebApp()
  const interrupted = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  const starting = Demo.start(values.http)
  await using demo = await starting
  console.log(`\nThe demo is ready at ${demo.address}\n`)
  console.log(`  Name      ${login.name}`)
  console.log(`  Password  ${login.password}\n`)
  console.log('It keeps nothing. Ctrl+C ends it.')
  const how = await Promise.race([demo.ended(), interrupted.then(() => undefined)])
  if (how === undefined) return 0
  console.error(`The demo has ended: ${how}`)
  return 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
