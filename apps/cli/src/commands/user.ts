import process from 'node:process'
import type { LoginAnswer, Resources, UserAnswer } from '@longwire/bouncer'
import { administer, readTyped, secretFromInput, secretOf, table, type Typed, wordAt } from '../administration.ts'
import { type CliCommand, UsageError } from '../command.ts'

const help = `Usage: longwire user SUBCOMMAND [OPTIONS]

  list                           everybody who has an account
  add NAME [--admin]             make an account; its password by --password-file FILE, --password TEXT or standard input
  passwd NAME                    change a password, the same ways; the sessions of the web end
  disable NAME, enable NAME      close an account without deleting anything, and open it again
  delete NAME                    delete an account and everything of it
  logins NAME                    the sessions, app passwords and certificates of an account
  app-password NAME LABEL        make a password for one client, told once
  certificate NAME FINGERPRINT LABEL
                                 let a client in by its certificate (SHA-256 or SHA-512, hexadecimal) over SASL EXTERNAL
  revoke NAME ID                 end a session, an app password or a certificate, and what was opened with it

  --data DIR                     the data folder (LONGWIRE_DATA)
`

type Subcommand = (typed: Typed, shipped: Resources) => Promise<void>

const subcommands: Readonly<Record<string, Subcommand>> = {
  list: async (typed, shipped) => {
    const users = (await administer(typed, shipped, 'user.list', {})) as readonly UserAnswer[]
    const rows = users.map(({ name, admin, disabled, createdAt }) => [
      name,
      admin ? 'admin' : '',
      disabled ? 'disabled' : '',
      new Date(createdAt).toISOString().slice(0, 10),
    ])
    process.stdout.write(table(rows))
  },
  add: async (typed, shipped) => {
    const name = wordAt(typed, 0, 'NAME')
    const admin = typed.flags['admin'] === true
    await administer(typed, shipped, 'user.add', { name, password: passwordOf(typed), admin })
    process.stdout.write(`${name} has an account now.\n`)
  },
  passwd: async (typed, shipped) => {
    const name = wordAt(typed, 0, 'NAME')
    await administer(typed, shipped, 'user.passwd', { name, password: passwordOf(typed) })
    process.stdout.write(`The password of ${name} was changed.\n`)
  },
  disable: (typed, shipped) => simple(typed, shipped, 'user.disable', 'is disabled'),
  enable: (typed, shipped) => simple(typed, shipped, 'user.enable', 'is enabled'),
  delete: (typed, shipped) => simple(typed, shipped, 'user.delete', 'is deleted'),
  logins: async (typed, shipped) => {
    const user = wordAt(typed, 0, 'NAME')
    const logins = (await administer(typed, shipped, 'login.list', { user })) as readonly LoginAnswer[]
    const rows = logins.map(({ id, kind, label, lastUsedAt }) => [id, kind, new Date(lastUsedAt).toISOString(), label])
    process.stdout.write(table(rows))
  },
  'app-password': async (typed, shipped) => {
    const parameters = { user: wordAt(typed, 0, 'NAME'), label: wordAt(typed, 1, 'LABEL') }
    const { token = '' } = (await administer(typed, shipped, 'password.add', parameters)) as LoginAnswer
    process.stdout.write(`${token}\n`)
  },
  certificate: async (typed, shipped) => {
    const [name, fingerprint] = [wordAt(typed, 0, 'NAME'), wordAt(typed, 1, 'FINGERPRINT')]
    const parameters = { user: name, fingerprint, label: wordAt(typed, 2, 'LABEL') }
    await administer(typed, shipped, 'certificate.add', parameters)
    process.stdout.write(`${name} may log in with this certificate now.\n`)
  },
  revoke: async (typed, shipped) => {
    const parameters = { user: wordAt(typed, 0, 'NAME'), id: wordAt(typed, 1, 'ID') }
    await administer(typed, shipped, 'login.revoke', parameters)
    process.stdout.write(`${parameters.id} was revoked.\n`)
  },
}

/** Accounts, while the bouncer runs and while it does not. */
export const user: CliCommand = {
  summary: 'accounts: add, list, change passwords, disable, delete',
  async run([name = 'help', ...rest], shipped) {
    const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
    if (subcommand === undefined) {
      process.stdout.write(help)
      if (name === 'help' || name === '--help' || name === '-h') return 0
      throw new UsageError(`There is no command “user ${name}”.`)
    }
    await subcommand(readTyped(rest, { admin: 'flag', password: 'text', 'password-file': 'text' }), shipped)
    return 0
  },
}

async function simple(typed: Typed, shipped: Resources, operation: string, outcome: string): Promise<void> {
  const name = wordAt(typed, 0, 'NAME')
  await administer(typed, shipped, operation, { name })
  process.stdout.write(`${name} ${outcome}.\n`)
}

function passwordOf(typed: Typed): string {
  return secretOf(typed, 'password') ?? secretFromInput()
}
