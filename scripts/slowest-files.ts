// What `npm test -- --slowest` adds: the files that a run waited for longest, once it has ended.
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'

const SHOWN = 25

/** A reporter of `node --test`: seconds of each test file's own process, the longest first. */
// oxlint-disable-next-line import/no-default-export -- a reporter is taken by its default export.
export default async function* slowestFiles(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const seconds = new Map<string, number>()
  for await (const { type, data } of events) {
    if (type !== 'test:summary' || data.file === undefined) continue
    seconds.set(relative(process.cwd(), data.file), data.duration_ms / 1000)
  }
  const slowest = [...seconds].toSorted(([, one], [, other]) => other - one).slice(0, SHOWN)
  yield `\n${slowest.length} slowest of ${seconds.size} files (seconds):\n`
  for (const [file, took] of slowest) yield `${took.toFixed(1).padStart(7)}  ${file}\n`
}
