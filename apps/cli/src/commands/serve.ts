import { once } from 'node:events'
import process from 'node:process'
import { type Bouncer, readConfiguration, serve as startBouncer, settings, variableOf } from '@longwire/bouncer'
import { refuseFile } from '../administration.ts'
import type { CliCommand } from '../command.ts'
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
    const configuration = readConfiguration({ args, environment: process.env, platform: process.platform })
    if (configuration === 'help') {
      process.stdout.write(help)
      return 0
    }
    refuseFile(configuration.data)
    const bouncer = await startBouncer(configuration, (line) => process.stderr.write(line), shipped)
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
