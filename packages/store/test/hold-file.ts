import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { begun } from './begun.ts'

const holder = `
import { DatabaseSync } from 'node:sqlite'
// The store may be at work in it.
const file = new DatabaseSync(process.argv[1], { timeout: 60_000 })
file.exec('begin exclusive')
process.stdout.write('held')
process.stdin.on('data', () => { file.exec('rollback'); process.exit() })
`

/** Lets another process lock a database file, until it is told to let go of it. */
export async function holdFile(path: string): Promise<{ release(): Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await begun(child)
  return {
    async release() {
      const closed = once(child, 'close')
      child.stdin.write('x')
      await closed
    },
  }
}
