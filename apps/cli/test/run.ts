import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

/** Its launcher. */
export const program = join(import.meta.dirname, '..', 'bin', 'longwire.mjs')

/** What a run of `longwire` came to. */
export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command to its end; `input` is what it reads. */
export async function runLongwire(args: readonly string[], input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'pipe' })
  child.stdin.end(input)
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { status, stdout, stderr }
}
