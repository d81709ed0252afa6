import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { temporaryFolder } from '@longwire/peers/temporary-folder'

const NOT_MOUNTED = 77

/** What a script printed. */
export interface Printed {
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs a shell script with a disk of that size (as for `mount`, such as `16k`) at `$1`, and what is given from `$2` on. Undefined
 * where this system lets nobody mount a disk of his own, unless every test is required.
 */
export async function onSmallDisk(
  size: string,
  script: string,
  ...args: readonly string[]
): Promise<Printed | undefined> {
  const disk = temporaryFolder('disk')
  const mounted = `mount -t tmpfs -o size=${size} tmpfs "$1" || exit ${NOT_MOUNTED}; ${script}`
  const child = spawn('unshare', ['-rm', 'sh', '-c', mounted, 'sh', disk, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return status === NOT_MOUNTED && process.env['LONGWIRE_REQUIRE'] !== 'all' ? undefined : { stdout, stderr }
}
