import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerProgram } from './fetch.ts'
import { temporaryFolder } from './temporary-folder.ts'

/**
 * What lets a program's clock run faster, its timers too: environment variables for starting it. With 20, a minute of its
 * own is three seconds of everybody else's. Ask `skipUnless('faketime')` first.
 */
export function fasterClock(factor: number): Readonly<Record<string, string>> {
  return { LD_PRELOAD: peerProgram('faketime').path, FAKETIME: `+0 x${factor}` }
}

/** A program's clock that is set from outside while it runs; timers go on as if nothing had happened. */
export interface SteppedClock {
  /** Environment variables for starting the program. */
  readonly env: Readonly<Record<string, string>>
  /** The program's clock is now so many seconds ahead of everybody else's; below 0 behind. */
  step(seconds: number): void
}

/** Ask `skipUnless('faketime')` first. */
export function steppedClock(): SteppedClock {
  const file = join(temporaryFolder('clock'), 'offset')
  const step = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`)
  step(0)
  const env = {
    LD_PRELOAD: peerProgram('faketime').path,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  }
  return { env, step }
}
