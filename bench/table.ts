import type { Row } from './rows.ts'

/** How a run came about, for whoever reads its table later. */
export interface RunFacts {
  /** `2026-11-22`. */
  readonly date: string
  readonly machine: string
  readonly node: string
  /** What was left out, and why, one line each. */
  readonly leftOut: readonly string[]
}

const OURS = 'longwire'

/** A figure with three digits that matter. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '?'
  if (value >= 1000) return Math.round(Number(value.toPrecision(3))).toLocaleString('en')
  return Number(value.toPrecision(3)).toString()
}

/** How many times better ours is than another's: above 1 in our favour. */
export function advantage({ better, figures }: Row, other: string): number {
  const [ours = Number.NaN, theirs = Number.NaN] = [figures[OURS], figures[other]]
  return better === 'more' ? ours / theirs : theirs / ours
}

function others(row: Row): readonly string[] {
  return Object.keys(row.figures).filter((name) => name !== OURS)
}

/** The table as Markdown. */
export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const { work, unit, figures } = row
    const theirs = others(row).map(
      (name) => `${name} ${digits(figures[name] ?? Number.NaN)} (**${digits(advantage(row, name))}**)`,
    )
    return `| ${work} | ${digits(figures[OURS] ?? Number.NaN)} ${unit} | ${theirs.join(', ')} |`
  })
  return ['| Work | Longwire | Others, and how many times better Longwire is |', '|---|---|---|', ...lines].join('\n')
}

/** docs/benchmarks.md. */
export function pageOf(rows: readonly Row[], facts: RunFacts): string {
  const leftOut =
    facts.leftOut.length === 0
      ? ''
      : `\nLeft out of this run:\n\n${facts.leftOut.map((line) => `- ${line}`).join('\n')}\n`
  const compared = rows.filter((row) => others(row).length > 0)
  const alone = rows.filter((row) => others(row).length === 0)
  return `# Benchmarks

<!-- Written by \`npm run bench\`. -->

Measured on ${facts.date}, ${facts.machine}, Node ${facts.node}.

Absolute figures move from machine to machine, and from day to day on one. What counts is how ours compare to those of a peer that
ran beside it. A number in brackets above 1 is in favour of Longwire.

## Beside others

${tableOf(compared)}

## Longwire alone

${tableOf(alone).replaceAll(' Others, and how many times better Longwire is |', ' |')}
${leftOut}
## How to repeat it

\`\`\`
npm ci && npm run bench
\`\`\`

Libraries are installed into \`bench/peers\`, without scripts of theirs; servers and bouncers are fetched as for the tests, on Debian.
What each program measures is told at its beginning. Nothing else should run on the machine meanwhile.
`
}
