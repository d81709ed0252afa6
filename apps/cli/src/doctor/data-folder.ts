import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Finding } from '../finding.ts'

const GIBIBYTE = 1024 ** 3
const LITTLE_BYTES = 2 * GIBIBYTE
const TOO_LITTLE_BYTES = GIBIBYTE / 5
const OTHERS = 0o077

/** Whether everything can be kept, and by nobody else be read. */
export function* checkDataFolder(data: string): Generator<Finding, void, void> {
  if (!existsSync(data)) {
    yield { level: 'good', text: `The data folder ${data} is not there yet; it is made at the first start.` }
    yield diskFinding(existingParent(data))
    return
  }
  if (!statSync(data).isDirectory()) {
    yield {
      level: 'bad',
      text: `${data} is no folder.`,
      advice: 'Name another one with --data, or move what is there.',
    }
    return
  }
  yield accessFinding(data)
  if (process.platform !== 'win32') for (const path of [data, join(data, 'key')]) yield* modeFinding(path)
  yield diskFinding(data)
}

function accessFinding(data: string): Finding {
  try {
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK)
    return { level: 'good', text: `The data folder is ${data}.` }
  } catch {
    return {
      level: 'bad',
      text: `You may not read and write ${data}.`,
      advice: `Run this as the user that Longwire runs as, or give it the folder: chown -R USER ${data}`,
    }
  }
}

function* modeFinding(path: string): Generator<Finding, void, void> {
  if (!existsSync(path) || (statSync(path).mode & OTHERS) === 0) return
  yield {
    level: 'bad',
    text: `Other users of this machine may look into ${path}.`,
    advice: `chmod go= ${path}`,
  }
}

function diskFinding(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const text = `${(free / GIBIBYTE).toFixed(1)} GiB are free on its disk.`
  if (free >= LITTLE_BYTES) return { level: 'good', text }
  return {
    level: free < TOO_LITTLE_BYTES ? 'bad' : 'warning',
    text,
    advice: 'When it is full, lines are shown but not recorded until there is room again. Make some.',
  }
}

function existingParent(path: string): string {
  const parent = dirname(path)
  return existsSync(parent) || parent === path ? parent : existingParent(parent)
}
