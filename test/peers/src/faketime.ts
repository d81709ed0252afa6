import { peerProgram } from './fetch.ts'

/**
 * What lets a program's clock run faster, its timers too: environment variables for starting it. With 20, a minute of its
 * own is three seconds of everybody else's. Ask `skipUnless('faketime')` first.
 */
export function fasterClock(factor: number): Readonly<Record<string, string>> {
  return { LD_PRELOAD: peerProgram('faketime').path, FAKETIME: `+0 x${factor}` }
}
