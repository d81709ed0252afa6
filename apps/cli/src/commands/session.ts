import { logins, revokeLogin } from '../logins.ts'
import { subcommandsOf } from '../subcommands.ts'

/** Where a person is logged in with a browser, while the bouncer runs and while it does not. */
export const session = subcommandsOf({
  name: 'session',
  summary: 'where a user is logged in: list, revoke',
  help: `Usage: longwire session SUBCOMMAND USER [OPTIONS]

  list USER                      the browsers that are logged in
  revoke USER ID                 log one out; what is open there ends

  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: {},
  subcommands: { list: [1, (typed, shipped) => logins(typed, shipped, 'web')], revoke: [2, revokeLogin] },
})
