import { once } from 'node:events'
import process from 'node:process'
import { parseArgs } from 'node:util'
import {
  type Bouncer,
  type Configuration,
  DEFAULT_HTTP,
  defaultDataFolder,
  type ListenAddress,
  parseListenAddress,
  serve as startBouncer,
} from '@longwire/bouncer'
import { type CliCommand, UsageError } from '../command.ts'

const help = `Usage: longwire serve [OPTIONS]

Holds the connections to the networks, and serves the web app.

  --data DIR           where everything is kept (LONGWIRE_DATA)
  --http ADDRESS:PORT  where the web app is served; may be repeated; "off" for nowhere (LONGWIRE_HTTP)
  --tls-ca FILE        certificates of own authorities that networks may be signed by (LONGWIRE_TLS_CA)
`

/** The always-on daemon, in the foreground until it is told to stop. */
export const serve: CliCommand = {
  summary: 'hold the connections to the networks, and serve the web app',
  async run(args) {
    const configuration = readConfiguration(args, process.env)
    if (configuration === 'help') {
      process.stdout.write(help)
      return 0
    }
    const bouncer = await startOrExplain(configuration)
    if (bouncer === undefined) return 1
    announce(bouncer)
    await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
    await bouncer.stop()
    return 0
  },
}

/** Flags win over the environment; throws {@link UsageError}. */
export function readConfiguration(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Configuration | 'help' {
  const { data, http, 'tls-ca': tlsCa, help: wantsHelp } = flagsOf(args)
  if (wantsHelp === true) return 'help'
  const authorities = tlsCa ?? environment['LONGWIRE_TLS_CA']
  return {
    data: data ?? environment['LONGWIRE_DATA'] ?? defaultDataFolder(environment, process.platform),
    http: addresses('http', http ?? environment['LONGWIRE_HTTP']?.split(','), DEFAULT_HTTP),
    ...(authorities !== undefined && authorities !== '' && { tlsCa: authorities }),
  }
}

function flagsOf(args: readonly string[]) {
  try {
    const options = {
      data: { type: 'string' },
      http: { type: 'string', multiple: true },
      'tls-ca': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    } as const
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

function addresses(
  key: string,
  texts: readonly string[] | undefined,
  otherwise: ListenAddress,
): readonly ListenAddress[] {
  if (texts === undefined) return [otherwise]
  return texts
    .filter((text) => text !== 'off')
    .map((text) => {
      const address = parseListenAddress(text.trim())
      if (address === undefined) throw new UsageError(`${key}: “${text}” is not ADDRESS:PORT, such as 127.0.0.1:6680.`)
      return address
    })
}

async function startOrExplain(configuration: Configuration): Promise<Bouncer | undefined> {
  try {
    return await startBouncer(configuration, (line) => process.stderr.write(line))
  } catch (error) {
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
  if (!('code' in error)) return undefined
  if (error.code === 'EADDRINUSE') return `${error.message}. Is another Longwire running? Choose another --http.`
  return typeof error.code === 'string' && error.code.startsWith('E') ? error.message : undefined
}

/** The line that says “ready” comes last: who waits for it has read the rest. */
function announce(bouncer: Bouncer): void {
  const { setupLink, addresses: listening } = bouncer
  if (setupLink !== undefined) {
    process.stdout.write('Make the first account here (the link works once, and until the next start):\n\n')
    process.stdout.write(`  ${setupLink}\n\n`)
  }
  for (const address of listening) process.stdout.write(`Longwire is ready at ${address}\n`)
  if (listening.length === 0) process.stdout.write('Longwire is ready, without HTTP\n')
}
