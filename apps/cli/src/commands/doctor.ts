import { existsSync } from 'node:fs'
import {
  type Configuration,
  ConfigurationError,
  type NetworkAnswer,
  type Resources,
  type StatusAnswer,
  type UserAnswer,
} from '@longwire/bouncer'
import { administer, configurationOf, textOf, type Typed } from '../administration.ts'
import { UsageError } from '../command.ts'
import { checkCertificate } from '../doctor/certificate.ts'
import { checkClock } from '../doctor/clock.ts'
import { checkDataFolder } from '../doctor/data-folder.ts'
import { checkDatabase } from '../doctor/database.ts'
import { checkHistories } from '../doctor/files.ts'
import { checkNetworks } from '../doctor/networks.ts'
import { checkPorts } from '../doctor/ports.ts'
import { checkPush } from '../doctor/push.ts'
import { checkPublic } from '../expose/check-public.ts'
import { type Finding, tellFindings } from '../finding.ts'
import { simpleCommand } from '../simple-command.ts'

/** Looks at everything that can be wrong with an installation, and says what to do. */
export const doctor = simpleCommand({
  summary: 'checks the installation, and says what to do',
  help: `Usage: longwire doctor [OPTIONS]

Checks the configuration, the data folder and its disk, the files of the databases or the database server, ports, certificates, the clock, the networks of everybody,
notifications and, where the address is known, the way from outside. The exit status is 0 when nothing is wrong. It changes nothing.

  --url URL                      where the web app is reached from outside; default: as configured
  --config FILE                  the configuration file (LONGWIRE_CONFIG)
  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: { url: 'text', config: 'text' },
  words: 0,
  run: async (typed, shipped) => ((await tellFindings(examine(typed, shipped))) ? 0 : 1),
})

async function* examine(typed: Typed, shipped: Resources): AsyncGenerator<Finding, void, void> {
  const configuration = readOrFind(typed)
  if ('level' in configuration) {
    yield configuration
    return
  }
  const { data, certificate } = configuration
  yield { level: 'good', text: 'The configuration can be read.' }
  // Opening the databases would make them.
  let well = existsSync(data)
  for (const finding of checkDataFolder(data)) {
    well &&= finding.level !== 'bad'
    yield finding
  }
  yield* checkClock(data, Date.now())
  if (well) yield* checkHistories(configuration)
  for await (const finding of checkDatabase(configuration)) {
    well &&= finding.level === 'good'
    yield finding
  }
  if (certificate !== undefined) yield* checkCertificate(certificate, Date.now())
  const status = well ? await statusOf(typed, shipped) : undefined
  if (status !== undefined && 'level' in status) yield status
  const answer = status !== undefined && 'running' in status ? status : undefined
  const running = answer?.running === true
  yield running
    ? { level: 'good', text: `Longwire runs; ${answer.connected} of ${answer.networks} networks are connected.` }
    : { level: 'warning', text: 'Longwire does not run.', advice: 'Start it with: longwire serve' }
  yield* checkPorts(configuration, running)
  yield* checkPush(configuration)
  if (answer !== undefined) yield* everybodysNetworks(typed, shipped)
  const url = textOf(typed, 'url') ?? configuration.url
  if (url !== undefined) yield* checkPublic(urlOf(url), answer?.instance)
}

function readOrFind(typed: Typed): Configuration | Finding {
  try {
    const configuration = configurationOf(typed)
    if (configuration !== 'help') return configuration
    throw new UsageError('--help is for “longwire doctor --help”.')
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return { level: 'bad', text: error.message, advice: 'docs/guide/configuration.md has every key and its values.' }
  }
}

async function statusOf(typed: Typed, shipped: Resources): Promise<StatusAnswer | Finding> {
  try {
    return (await administer(typed, shipped, 'status', {})) as StatusAnswer
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { level: 'bad', text: `The databases cannot be opened: ${error.message}` }
  }
}

async function* everybodysNetworks(typed: Typed, shipped: Resources): AsyncGenerator<Finding, void, void> {
  const users = (await administer(typed, shipped, 'user.list', {})) as readonly UserAnswer[]
  if (users.length === 0)
    yield { level: 'warning', text: 'Nobody has an account yet.', advice: 'longwire user add NAME --admin' }
  for (const { name, disabled } of users) {
    if (disabled) continue
    const networks = (await administer(typed, shipped, 'network.list', { user: name })) as readonly NetworkAnswer[]
    yield* checkNetworks(name, networks)
  }
}

function urlOf(text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw new UsageError(`--url: “${text}” is no address such as https://irc.example.org`)
  return url
}
