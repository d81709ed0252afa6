import type { MeasuredRow, Row } from './rows.ts'

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

/** When which rows were measured, and on what: one line for each run, by the groups of its rows. */
function runsOf(rows: readonly MeasuredRow[]): string {
  const runs = new Map<string, Set<string>>()
  for (const { on, machine, node, work } of rows) {
    const run = `${on}, ${machine}, Node ${node}`
    const groups = runs.get(run) ?? new Set()
    runs.set(run, groups.add(work.split(':', 1).join('')))
  }
  const lines = [...runs]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([run, groups]) => `- ${run}: ${[...groups].join(', ')}`)
  return lines.join('\n')
}

/** docs/benchmarks.md. */
export function pageOf(rows: readonly MeasuredRow[]): string {
  const compared = rows.filter((row) => others(row).length > 0)
  const alone = rows.filter((row) => others(row).length === 0)
  return `# Benchmarks

<!-- Written by \`npm run bench\`. -->

Absolute figures move from machine to machine, and from day to day on one. What counts is how ours compare to those of a peer that
ran beside it. A number in brackets above 1 is in favour of Longwire. What each row means is told in \`bench/README.md\`.

Measured on:

${runsOf(rows)}

## Beside others

${tableOf(compared)}

## Longwire alone

${tableOf(alone).replaceAll(' Others, and how many times better Longwire is |', ' |')}

## How to repeat it

\`\`\`
npm ci && npm run bench
\`\`\`

Libraries are installed into \`bench/peers\`, without scripts of theirs; servers and bouncers are fetched as for the tests, on Debian.
Nothing else should run on the machine meanwhile.
`
}
