import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const POLL_MILLISECONDS = 100

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The file appears with its holder's number in it: whoever is killed in between leaves none without one. */
function tryTake(file: string): boolean {
  const draft = `${file}.${process.pid}.new`
  writeFileSync(draft, String(process.pid))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Takes away the lock of a process that died with it. Renaming first makes sure that only one of several does. */
function dropIfStale(file: string): void {
  try {
    const holder = readFileSync(file, 'utf8')
    if (holder !== '' && isAlive(Number(holder))) return
    const aside = `${file}.${process.pid}`
    renameSync(file, aside)
    rmSync(aside)
  } catch {
    // Somebody else was quicker; the next attempt sees how things stand.
  }
}

/** Runs `work` while no other process runs under the same lock file. A holder that died does not block it. */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true })
  while (!tryTake(file)) {
    dropIfStale(file)
    await delay(POLL_MILLISECONDS)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
