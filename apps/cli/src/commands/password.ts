import process from 'node:process'
import type { LoginAnswer } from '@longwire/bouncer'
import { administer, wordAt } from '../administration.ts'
import { logins, revokeLogin } from '../logins.ts'
import { subcommandsOf } from '../subcommands.ts'

/** Passwords for single clients, while the bouncer runs and while it does not. */
export const password = subcommandsOf({
  name: 'password',
  summary: 'app passwords, each for one client',
  help: `Usage: longwire password SUBCOMMAND USER [OPTIONS]

  add USER LABEL                 make a password for one client, told once
  list USER                      those that there are
  revoke USER ID                 take one back; what was opened with it ends

  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: {},
  subcommands: {
    add: [
      2,
      async (typed, shipped) => {
        const parameters = { user: wordAt(typed, 0, 'USER'), label: wordAt(typed, 1, 'LABEL') }
        const { token = '' } = (await administer(typed, shipped, 'password.add', parameters)) as LoginAnswer
        process.stdout.write(`${token}\n`)
        return 0
      },
    ],
    list: [1, (typed, shipped) => logins(typed, shipped, 'app-password')],
    revoke: [2, revokeLogin],
  },
})
