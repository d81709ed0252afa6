import { resolve } from 'node:path'
import process from 'node:process'
import type { BackupAnswer } from '@longwire/bouncer'
import { administer, wordAt } from '../administration.ts'
import { ProgressLine } from '../progress-line.ts'
import { simpleCommand } from '../simple-command.ts'

/** A copy of everything, while the bouncer runs and while it does not. */
export const backup = simpleCommand({
  summary: 'copy everything into a folder, also while the bouncer runs',
  help: `Usage: longwire backup FOLDER [OPTIONS]

Copies the whole data folder into FOLDER, which must not be there yet: accounts, networks, every history, the configuration,
and the key that saved passwords are encrypted with. Whatever was there when it began is in it. To restore it, put it in
the place of the data folder. A history that cannot be read is named and left out, and the command ends with 1.

  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: {},
  words: 1,
  async run(typed, shipped) {
    const directory = resolve(wordAt(typed, 0, 'FOLDER'))
    const line = new ProgressLine()
    const { missing } = (await administer(typed, shipped, 'backup', { directory }, (note) => {
      const { done, of } = note as { readonly done: number; readonly of: number }
      line.show(`${done} of ${of} files`)
    })) as BackupAnswer
    line.end()
    for (const { user, path, code, text } of missing)
      process.stderr.write(`The history of ${user} is not in it: ${path}: ${code}: ${text}\n`)
    process.stdout.write(`${missing.length === 0 ? 'Everything' : 'Everything else'} is in ${directory}\n`)
    return missing.length === 0 ? 0 : 1
  },
})
