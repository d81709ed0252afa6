// Runs contenders in turn, round by round, so that whatever else the machine does meets all of them alike.

/** Something that is measured: it does its work on all of the lines once. */
export interface Contender {
  readonly name: string
  /** Returns a number that depends on the work, so that none of it can be left out. */
  run(): number
}

/** What one contender took. */
export interface Figure {
  readonly name: string
  /** Median over the rounds, of processor time. */
  readonly nanosecondsPerLine: number
  readonly linesPerSecond: number
  /** Median over the rounds of this one's time divided by the first one's in the same round; above 1 is slower. */
  readonly timesFirst: number
}

/**
 * Measures processor time (all threads of the process, so that collecting garbage counts) over whole runs. The order turns by
 * one from round to round. Two rounds before the first one that counts are for the compiler.
 */
export function sideBySide(contenders: readonly Contender[], lines: number, rounds: number): readonly Figure[] {
  const times = contenders.map((): number[] => [])
  let work = 0
  for (let round = -2; round < rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (turn + round + 2) % contenders.length
      const before = process.cpuUsage()
      work += contenders[index]?.run() ?? 0
      const { user, system } = process.cpuUsage(before)
      if (round >= 0) times[index]?.push(((user + system) * 1000) / lines)
    }
  }
  if (!Number.isFinite(work)) throw new Error('a contender did no work')
  return contenders.map(({ name }, index) => figure(name, times[index] ?? [], times[0] ?? []))
}

function figure(name: string, own: readonly number[], first: readonly number[]): Figure {
  const nanosecondsPerLine = median(own)
  const ratios = own.map((time, round) => time / (first[round] ?? Number.NaN))
  return { name, nanosecondsPerLine, linesPerSecond: 1e9 / nanosecondsPerLine, timesFirst: median(ratios) }
}

/** The middle of some numbers; NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}
