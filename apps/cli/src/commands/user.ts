import process from 'node:process'
import type { Resources, UserAnswer } from '@longwire/bouncer'
import { administer, secretFromInput, secretOf, table, type Typed, wordAt } from '../administration.ts'
import { type Subcommand, subcommandsOf } from '../subcommands.ts'

const help = `Usage: longwire user SUBCOMMAND [OPTIONS]

  list                           everybody who has an account
  add NAME [--admin]             make an account; its password by --password-file FILE, --password TEXT or standard input
  passwd NAME                    change a password, the same ways; the sessions of the web end
  disable NAME, enable NAME      close an account without deleting anything, and open it again
  delete NAME                    delete an account and everything of it

  --data DIR                     the data folder (LONGWIRE_DATA)
`

const subcommands: Readonly<Record<string, Subcommand>> = {
  list: [
    0,
    async (typed, shipped) => {
      const users = (await administer(typed, shipped, 'user.list', {})) as readonly UserAnswer[]
      const rows = users.map(({ name, admin, disabled, createdAt }) => [
        name,
        admin ? 'admin' : '',
        disabled ? 'disabled' : '',
        new Date(createdAt).toISOString().slice(0, 10),
      ])
      process.stdout.write(table(rows))
      return 0
    },
  ],
  add: [
    1,
    async (typed, shipped) => {
      const name = wordAt(typed, 0, 'NAME')
      const admin = typed.flags['admin'] === true
      await administer(typed, shipped, 'user.add', { name, password: passwordOf(typed), admin })
      process.stdout.write(`${name} has an account now.\n`)
      return 0
    },
  ],
  passwd: [
    1,
    async (typed, shipped) => {
      const name = wordAt(typed, 0, 'NAME')
      await administer(typed, shipped, 'user.passwd', { name, password: passwordOf(typed) })
      process.stdout.write(`The password of ${name} was changed.\n`)
      return 0
    },
  ],
  disable: [1, (typed, shipped) => simple(typed, shipped, 'user.disable', 'is disabled')],
  enable: [1, (typed, shipped) => simple(typed, shipped, 'user.enable', 'is enabled')],
  delete: [1, (typed, shipped) => simple(typed, shipped, 'user.delete', 'is deleted')],
}

/** Accounts, while the bouncer runs and while it does not. */
export const user = subcommandsOf({
  name: 'user',
  summary: 'accounts: add, list, change passwords, disable, delete',
  help,
  flags: { admin: 'flag', password: 'text', 'password-file': 'text' },
  subcommands,
})

async function simple(typed: Typed, shipped: Resources, operation: string, outcome: string): Promise<number> {
  const name = wordAt(typed, 0, 'NAME')
  await administer(typed, shipped, operation, { name })
  process.stdout.write(`${name} ${outcome}.\n`)
  return 0
}

function passwordOf(typed: Typed): string {
  return secretOf(typed, 'password') ?? secretFromInput()
}
