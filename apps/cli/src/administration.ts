import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import {
  AdministrationError,
  administerData,
  type Configuration,
  ConfigurationError,
  type Hear,
  type InstallationPlaces,
  readConfiguration,
  type Resources,
} from '@longwire/bouncer'
import { UsageError } from './command.ts'
import { readOptionFile } from './option-file.ts'

/** The flags of one subcommand: `text` and `flag` may be given once. */
export type Flags = Readonly<Record<string, 'text' | 'flag'>>

/** What was typed after a subcommand. */
export interface Typed {
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, string | boolean | undefined>>
}

/** Reads words and flags; `--data` is known everywhere. Throws {@link UsageError}. */
export function readTyped(args: readonly string[], flags: Flags): Typed {
  const known = { ...flags, data: 'text' as const }
  const options = Object.fromEntries(
    Object.entries(known).map(([name, kind]) => [
      name,
      { type: kind === 'text' ? ('string' as const) : ('boolean' as const) },
    ]),
  )
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const given = Object.entries(values).map(
      ([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value] as const,
    )
    return { words: positionals, flags: Object.fromEntries(given) }
  } catch (error) {
    throw new UsageError(flagText(error, Object.keys(known)), { cause: error })
  }
}

/** What is wrong with a flag, without Node's advice about words that begin with a dash. */
function flagText(error: unknown, known: readonly string[]): string {
  const text = error instanceof Error ? error.message : String(error)
  const unknown = /^Unknown option '(?<flag>[^']+)'/.exec(text)?.groups?.['flag']
  if (unknown !== undefined)
    return `There is no ${unknown} here; there are ${known.map((name) => `--${name}`).join(', ')}.`
  return text.replace(/^Option '(--[\w-]+) <value>' argument missing$/, '$1 needs a value.')
}

/** A word that has to be there. Throws {@link UsageError}. */
export function wordAt({ words }: Typed, at: number, what: string): string {
  const word = words[at]
  if (word === undefined) throw new UsageError(`${what} is missing.`)
  return word
}

/** Throws {@link UsageError} where more was typed than a command takes: it may have been meant to be a flag. */
export function refuseSurplus({ words }: Typed, taken: number): void {
  const surplus = words[taken]
  if (surplus !== undefined)
    throw new UsageError(`“${surplus}” is one word too many; what has blanks in it goes into quotes.`)
}

export function textOf({ flags }: Typed, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * A secret: in a file, in the flag (where other users of the machine may see it), or the first line of standard input; a
 * line end after it is no part of it.
 */
export function secretOf(typed: Typed, flag: string): string | undefined {
  const file = textOf(typed, `${flag}-file`)
  if (file !== undefined) return readOptionFile(`--${flag}-file`, file).replace(/\r?\n$/, '')
  return textOf(typed, flag)
}

/** The first line of standard input. */
export function secretFromInput(): string {
  return readFileSync(0, 'utf8').split(/\r?\n/, 1)[0] ?? ''
}

/**
 * Carries an operation out on the data folder, by the bouncer where it runs; `hear` is told how it goes on. Rejects with
 * {@link UsageError} in words.
 */
export async function administer(
  typed: Typed,
  shipped: Resources,
  operation: string,
  parameters: Readonly<Record<string, unknown>>,
  hear?: Hear,
): Promise<unknown> {
  const places = placesOf(typed)
  refuseFile(places.data)
  if (operation !== FIRST) refuseNothing(places)
  try {
    return await administerData(places, { operation, parameters }, shipped, hear)
  } catch (error) {
    if (error instanceof AdministrationError || error instanceof ConfigurationError)
      throw new UsageError(error.message, { cause: error })
    if (error instanceof Error && 'userText' in error) throw new UsageError(String(error.userText), { cause: error })
    throw error
  }
}

/** Throws {@link UsageError} where the data folder is none. */
export function refuseFile(data: string): void {
  const found = statSync(data, { throwIfNoEntry: false })
  if (found !== undefined && !found.isDirectory())
    throw new UsageError(`${data} is a file, and the data need a folder.`)
}

/** What may be done before the first start. */
const FIRST = 'user.add'

/** Whoever mistyped the folder would be told of an empty installation, and get an empty backup of it. */
function refuseNothing({ data, store }: InstallationPlaces): void {
  if (store.postgres !== undefined || (existsSync(data) && readdirSync(data).length > 0)) return
  throw new UsageError(
    `There is nothing of Longwire in ${data}. Is it another folder (--data)? To begin here: longwire serve.`,
  )
}

function placesOf(typed: Typed): InstallationPlaces {
  const configuration = configurationOf(typed)
  if (configuration === 'help') throw new UsageError('--help stands after the name of a command.')
  return configuration
}

/** What `serve` would be told: by the environment, the file, and what was typed. Throws `ConfigurationError`. */
export function configurationOf(typed: Typed): Configuration | 'help' {
  const args = ['data', 'config'].flatMap((name) => {
    const value = textOf(typed, name)
    return value === undefined ? [] : [`--${name}`, value]
  })
  return readConfiguration({ args, environment: process.env, platform: process.platform })
}

/** Rows as a table that lines up. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}
