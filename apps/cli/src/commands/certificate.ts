import process from 'node:process'
import { administer, wordAt } from '../administration.ts'
import { logins, revokeLogin } from '../logins.ts'
import { subcommandsOf } from '../subcommands.ts'

/** Certificates that clients log in with, while the bouncer runs and while it does not. */
export const certificate = subcommandsOf({
  name: 'certificate',
  summary: 'certificates that clients log in with: add, list, revoke',
  help: `Usage: longwire certificate SUBCOMMAND USER [OPTIONS]

  add USER FINGERPRINT LABEL     let a client in by its certificate (SHA-256 or SHA-512, hexadecimal) over SASL EXTERNAL
  list USER                      those that there are
  revoke USER ID                 take one back; what was opened with it ends

  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: {},
  subcommands: {
    add: [
      3,
      async (typed, shipped) => {
        const [user, fingerprint] = [wordAt(typed, 0, 'USER'), wordAt(typed, 1, 'FINGERPRINT')]
        const parameters = { user, fingerprint, label: wordAt(typed, 2, 'LABEL') }
        await administer(typed, shipped, 'certificate.add', parameters)
        process.stdout.write(`${user} may log in with this certificate now.\n`)
        return 0
      },
    ],
    list: [1, (typed, shipped) => logins(typed, shipped, 'certificate')],
    revoke: [2, revokeLogin],
  },
})
