import process from 'node:process'

/** What a check has found. */
export interface Finding {
  readonly level: 'good' | 'warning' | 'bad'
  readonly text: string
  /** What to do about it. */
  readonly advice?: string
}

const marks: Readonly<Record<Finding['level'], string>> = { good: 'ok', warning: 'note', bad: 'BAD' }

/** Tells findings as they come; answers whether none of them is bad. */
export async function tellFindings(findings: AsyncIterable<Finding>): Promise<boolean> {
  let well = true
  for await (const { level, text, advice } of findings) {
    if (level === 'bad') well = false
    process.stdout.write(`${marks[level].padEnd(5)} ${text}\n${advice === undefined ? '' : `      ${advice}\n`}`)
  }
  return well
}
