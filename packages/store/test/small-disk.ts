import { spawn } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { temporaryDirectory } from './sqlite-harness.ts'

// A mount namespace of its own: the disk is gone with the process, and nobody has to be root.
const script = `
mount -t tmpfs -o size="$2" tmpfs "$1" || exit 77
shift 2
exec "$@"
`

/** What a program printed that ran with a disk of its own. */
export interface DiskRun {
  /** Undefined where no such disk can be made here; `reason` says why. */
  readonly answer: unknown
  readonly reason: string
}

/** Runs a program of this folder on a new file system of this size in memory; it prints JSON. */
export async function onSmallDisk(size: string, program: string): Promise<DiskRun> {
  const directory = await temporaryDirectory()
  const disk = join(directory.path, 'disk')
  await mkdir(disk)
  try {
    const command = [process.execPath, join(import.meta.dirname, program), disk]
    const child = spawn('unshare', ['-rm', 'sh', '-c', script, 'sh', disk, size, ...command])
    const ended = new Promise<number | string>((resolve) => {
      child.on('error', (error) => resolve(error.message))
      child.on('close', (code, signal) => resolve(code ?? signal ?? 'ended'))
    })
    const [out, errors, end] = await Promise.all([buffer(child.stdout), buffer(child.stderr), ended])
    if (end === 77 || (typeof end === 'string' && end.includes('ENOENT'))) {
      return { answer: undefined, reason: `no file system in memory can be mounted here: ${end} ${errors.toString()}` }
    }
    if (end !== 0) throw new Error(`${program} ended with ${end}: ${errors.toString()}`)
    return { answer: JSON.parse(out.toString()), reason: '' }
  } finally {
    await directory.remove()
  }
}

/** Whether a run that could not be made is a failure and not a skip. */
export function isRequired(): boolean {
  return process.env['LONGWIRE_REQUIRE'] === 'all'
}
