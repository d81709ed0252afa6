import process from 'node:process'
import { administer } from '../administration.ts'
import { subcommandsOf } from '../subcommands.ts'

/** The key that saved passwords are encrypted with. */
export const key = subcommandsOf({
  name: 'key',
  summary: 'changes the key that saved passwords are encrypted with',
  help: `Usage: longwire key rotate [OPTIONS]

Makes a new key, encrypts every saved password with it, and forgets the old one; while the bouncer runs and while it does not.
Cut short at any moment, everything can be read, and the next start brings it to its end. Backups that were made before are
read with the key that is in them.

  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: {},
  subcommands: {
    rotate: [
      0,
      async (typed, shipped) => {
        await administer(typed, shipped, 'key.rotate', {})
        process.stdout.write('Everything is encrypted with a new key; the old one is gone.\n')
        return 0
      },
    ],
  },
})
