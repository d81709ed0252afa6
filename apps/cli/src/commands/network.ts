import process from 'node:process'
import { type NetworkAnswer, type NetworkChange, type NetworkOption, networkOptions } from '@longwire/bouncer'
import { administer, type Flags, secretOf, table, textOf, type Typed, wordAt } from '../administration.ts'
import { UsageError } from '../command.ts'
import { type Subcommand, subcommandsOf } from '../subcommands.ts'

const help = `Usage: longwire network SUBCOMMAND USER [NETWORK] [OPTIONS]

  list USER                      the networks of a user
  status USER NETWORK            one network; the exit status is 0 when it is connected
  add USER --host HOST           add a network, and connect to it where the bouncer runs
  edit USER NETWORK              change what the options say; an empty value takes a setting away
  del USER NETWORK               remove a network and its history

${networkOptions.map(helpLine).join('')}  --join '#a,#b'                 channels to join (add)
  --data DIR                     the data folder (LONGWIRE_DATA)
`

const flags: Flags = { join: 'text', ...Object.fromEntries(networkOptions.flatMap(flagsOf)) }

/** What is given in a file can be given in the flag too: for values that are no secret, and for tests. */
function flagsOf({
  name,
  kind,
  flags: names = [name, name],
}: NetworkOption): readonly (readonly [string, 'text' | 'flag'])[] {
  if (kind === 'switch') return names.map((flag) => [flag, 'flag'])
  return kind === 'text' ? [[name, 'text']] : [name, `${name}-file`].map((flag) => [flag, 'text'])
}

function helpLine({ name, kind, value, help: text, flags: names = [name, name] }: NetworkOption): string {
  const flag =
    kind === 'switch'
      ? names.map((one) => `--${one}`).join(', ')
      : `--${name}${kind === 'text' ? '' : '-file'} ${value}`
  return `  ${flag.padEnd(30)} ${text}\n`
}

const subcommands: Readonly<Record<string, Subcommand>> = {
  list: [
    1,
    async (typed, shipped) => {
      const user = wordAt(typed, 0, 'USER')
      const networks = (await administer(typed, shipped, 'network.list', { user })) as readonly NetworkAnswer[]
      process.stdout.write(table(networks.map(rowOf)))
      return 0
    },
  ],
  status: [
    2,
    async (typed, shipped) => {
      const parameters = { user: wordAt(typed, 0, 'USER'), network: wordAt(typed, 1, 'NETWORK') }
      const network = (await administer(typed, shipped, 'network.status', parameters)) as NetworkAnswer
      process.stdout.write(table([rowOf(network)]))
      return network.state === 'connected' ? 0 : 1
    },
  ],
  add: [
    1,
    async (typed, shipped) => {
      const user = wordAt(typed, 0, 'USER')
      const channels =
        textOf(typed, 'join')
          ?.split(',')
          .filter((name) => name !== '') ?? []
      const parameters = { user, settings: settingsOf(typed), channels }
      const { id, name } = (await administer(typed, shipped, 'network.add', parameters)) as NetworkAnswer
      process.stdout.write(`${name} was added as ${id}.\n`)
      return 0
    },
  ],
  edit: [
    2,
    async (typed, shipped) => {
      const parameters = {
        user: wordAt(typed, 0, 'USER'),
        network: wordAt(typed, 1, 'NETWORK'),
        settings: settingsOf(typed),
      }
      const { name } = (await administer(typed, shipped, 'network.edit', parameters)) as NetworkAnswer
      process.stdout.write(`${name} was changed.\n`)
      return 0
    },
  ],
  del: [
    2,
    async (typed, shipped) => {
      const parameters = { user: wordAt(typed, 0, 'USER'), network: wordAt(typed, 1, 'NETWORK') }
      const { name } = (await administer(typed, shipped, 'network.delete', parameters)) as NetworkAnswer
      process.stdout.write(`${name} was removed.\n`)
      return 0
    },
  ],
}

/** Networks of users, while the bouncer runs and while it does not. */
export const network = subcommandsOf({
  name: 'network',
  summary: 'networks of a user: add, list, status, edit, del',
  help,
  flags,
  subcommands,
})

function rowOf({ id, name, host, port, tls, nickname, enabled, state, error = '' }: NetworkAnswer): readonly string[] {
  return [id, name, enabled ? state : 'off', `${tls ? 'ircs' : 'irc'}://${host}:${port}`, nickname, error]
}

function settingsOf(typed: Typed): NetworkChange {
  const settings = networkOptions.map((option) => [option.attribute, valueOf(option, typed)] as const)
  return Object.fromEntries(settings.filter((entry): entry is readonly [string, string] => entry[1] !== undefined))
}

function valueOf({ name, kind, flags: names }: NetworkOption, typed: Typed): string | undefined {
  if (kind === 'text') return textOf(typed, name)
  if (kind === 'switch' && names !== undefined) return eitherOf(typed, ...names)
  return secretOf(typed, name)
}

function eitherOf({ flags: given }: Typed, yes: string, no: string): string | undefined {
  if (given[yes] === true && given[no] === true) throw new UsageError(`--${yes} and --${no} exclude each other.`)
  return given[yes] === true ? '1' : given[no] === true ? '0' : undefined
}
