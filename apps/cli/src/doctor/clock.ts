import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Finding } from '../finding.ts'

/** A file system's clock may be a little off another's. */
const SLACK_MS = 60_000
const TIME_LIMIT = 3_000

/** Whether the clock can be trusted: history is kept in the order of time. */
export async function* checkClock(data: string, now: number): AsyncGenerator<Finding, void, void> {
  const newest = newestFile(data)
  if (newest > now + SLACK_MS) {
    yield {
      level: 'bad',
      text: `The clock says ${iso(now)}, but the data folder was written to at ${iso(newest)}.`,
      advice: 'Set the clock, and let it be kept right (timedatectl set-ntp true).',
    }
    return
  }
  const synchronized = await askSystem()
  if (synchronized === false) {
    yield {
      level: 'warning',
      text: `The clock says ${iso(now)}, and nothing keeps it right.`,
      advice: 'timedatectl set-ntp true, or install an NTP client such as chrony.',
    }
  } else yield { level: 'good', text: `The clock says ${iso(now)}${synchronized ? ', and is kept right' : ''}.` }
}

/** By systemd; undefined where it is not there to ask. */
async function askSystem(): Promise<boolean | undefined> {
  try {
    const args = ['show', '--property=NTPSynchronized', '--value']
    const { stdout } = await promisify(execFile)('timedatectl', args, { timeout: TIME_LIMIT })
    const word = stdout.trim()
    return word === 'yes' ? true : word === 'no' ? false : undefined
  } catch {
    return undefined
  }
}

function newestFile(folder: string): number {
  try {
    const times = readdirSync(folder).map((name) => statSync(join(folder, name)).mtimeMs)
    return Math.max(0, ...times)
  } catch {
    // Not there yet, or not to be read: another check tells.
    return 0
  }
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
