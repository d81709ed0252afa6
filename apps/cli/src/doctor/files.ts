import { checkFiles, type Configuration } from '@longwire/bouncer'
import type { Finding } from '../finding.ts'

/** Whether the files of the histories hold together; nothing where a database server has them. */
export function* checkHistories({ data, store }: Configuration): Generator<Finding, void, void> {
  if (store.postgres !== undefined) return
  let files = 0
  let damaged = 0
  for (const { path, damage } of checkFiles(data)) {
    files += 1
    if (damage === undefined) continue
    damaged += 1
    yield {
      level: 'bad',
      text: `${path} is damaged: ${damage}`,
      advice:
        'Save what can be read (longwire export USER), stop Longwire, and put the file of the latest backup in its place.',
    }
  }
  if (files > 0 && damaged === 0) yield { level: 'good', text: 'The files of the databases hold together.' }
}
