import type { ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'

/** Waits for the first thing that a program prints. Rejects where it ends without a word. */
export async function begun(child: ChildProcessByStdio<Writable | null, Readable, null>): Promise<void> {
  const ended = once(child, 'close').then(() => {
    throw new Error(`a program that was to be waited for ended with ${child.exitCode ?? child.signalCode}`)
  })
  await Promise.race([once(child.stdout, 'data'), ended])
  // It may end from now on.
  ended.catch(() => {})
}

/** Waits for its first word, and kills it in the middle of its work. */
export async function killedAtWork(child: ChildProcessByStdio<Writable | null, Readable, null>): Promise<void> {
  await begun(child)
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}
