import { once } from 'node:events'
import process from 'node:process'
import {
  type Bouncer,
  type Configuration,
  ConfigurationError,
  readConfiguration,
  type Resources,
  serve as startBouncer,
  settings,
  variableOf,
} from '@longwire/bouncer'
import { type CliCommand, UsageError } from '../command.ts'
import { offerToOpen } from '../open-in-browser.ts'

const options = settings.map(({ name, value, help: text }) => {
  const flag = `--${name} ${value}`
  return `  ${flag.padEnd(26)} ${text} (${variableOf(name)})\n`
})

const help = `Usage: longwire serve [OPTIONS]

Holds the connections to the networks, and serves the web app.

${options.join('')}  --config FILE              the same by file (TOML); default: longwire.toml in the data folder (LONGWIRE_CONFIG)
`

/** The always-on daemon, in the foreground until it is told to stop. */
export const serve: CliCommand = {
  summary: 'hold the connections to the networks, and serve the web app',
  help,
  async run(args, shipped) {
    const configuration = readOrExplain(args)
    if (configuration === 'help') {
      process.stdout.write(help)
      return 0
    }
    const bouncer = await startOrExplain(configuration, shipped)
    if (bouncer === undefined) return 1
    announce(bouncer)
    const [address] = bouncer.addresses
    const takeBack = address === undefined ? () => {} : offerToOpen(bouncer.setupLink ?? address)
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    takeBack()
    await bouncer.stop()
    // A network that does not answer may hold a socket still, which must not hold the process.
    return process.exit(0)
  },
}

function readOrExplain(args: readonly string[]): Configuration | 'help' {
  try {
    return readConfiguration({ args, environment: process.env, platform: process.platform })
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

async function startOrExplain(configuration: Configuration, shipped: Resources): Promise<Bouncer | undefined> {
  try {
    return await startBouncer(configuration, (line) => process.stderr.write(line), shipped)
  } catch (error) {
    if (error instanceof ConfigurationError) throw new UsageError(error.message, { cause: error })
    const text = explain(error)
    if (text === undefined) throw error
    process.stderr.write(`longwire: ${text}\n`)
    return undefined
  }
}

/** The world's refusals in words; undefined for a bug. */
function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('userText' in error && typeof error.userText === 'string') return error.userText
  if (!('code' in error) || typeof error.code !== 'string') return undefined
  if (error.code === 'EADDRINUSE') {
    return `${error.message}. Is another Longwire running? Choose another address, or "off".`
  }
  return error.code.startsWith('E') ? error.message : undefined
}

/** The line that says “ready” comes last: who waits for it has read the rest. */
function announce(bouncer: Bouncer): void {
  const { setupLink, addresses, ircPorts } = bouncer
  if (ircPorts.length > 0) process.stdout.write(`IRC clients are accepted on port ${ircPorts.join(', ')}\n`)
  if (setupLink !== undefined) {
    process.stdout.write('Make the first account here (the link works once, and until the next start):\n\n')
    process.stdout.write(`  ${setupLink}\n\n`)
  }
  for (const address of addresses) process.stdout.write(`Longwire is ready at ${address}\n`)
  if (addresses.length === 0) process.stdout.write('Longwire is ready, without HTTP\n')
}
