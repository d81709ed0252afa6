import process from 'node:process'
import { createInterface } from 'node:readline'
import type { ConnectError, IrcClient } from '@longwire/connection'
import { systemEnvironment } from '@longwire/connection/node'
import type { CliCommand } from '../command.ts'
import { askSecret } from '../connect/ask-secret.ts'
import { Conversation } from '../connect/conversation.ts'
import { clientFor } from '../connect/create-client.ts'
import { help } from '../connect/help.ts'
import { type ConnectOptions, parseConnectOptions } from '../connect/options.ts'
import { jsonPrinter, textPrinter } from '../connect/printer.ts'

const SUCCESS = 0
const COULD_NOT_CONNECT = 3
const LOGIN_REFUSED = 4

/** A headless client for scripts, and the first thing that a person can run. */
export const connect: CliCommand = {
  summary: 'connect to a network, print what happens, send what is typed',
  help,
  async run(args) {
    const options = parseConnectOptions(args, process.env)
    if (options === 'help') {
      process.stdout.write(help)
      return SUCCESS
    }
    return stayConnected(options)
  },
}

async function stayConnected(options: ConnectOptions): Promise<number> {
  const environment = systemEnvironment()
  const serverPassword = process.env['LONGWIRE_SERVER_PASSWORD']
  const client = await clientFor(options, { environment, serverPassword, ask: askSecret })
  const write = (line: string) => void process.stdout.write(`${line}\n`)
  const printer = options.json ? jsonPrinter(write, environment) : textPrinter(write, environment)
  const { promise: ended, resolve: end } = Promise.withResolvers<number>()
  const quit = (reason?: string) => void client.close(reason).done.then(() => end(SUCCESS))
  const release = onEndOfProcess(quit)
  client.onStatus((status) => {
    printer.status(status)
    if (status.kind === 'failed') end(exitStatus(status.error))
  })
  client.onEvent((event) => printer.event(event))
  void converse(client, options, new Conversation(client, printer, quit))
  const status = await ended
  release()
  return status
}

// What is typed waits until there is somebody to say it to. The end of the input ends nothing.
async function converse(client: IrcClient, options: ConnectOptions, conversation: Conversation): Promise<void> {
  const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
  const typed = lines[Symbol.asyncIterator]()
  try {
    await client.open().done
    await conversation.join(options.channels)
    await conversation.follow({ [Symbol.asyncIterator]: () => typed })
  } catch {
    // Why it did not open was told by the status.
  }
}

/** Ends in order on signals, and when nobody reads the output any more; the returned function undoes it. */
function onEndOfProcess(quit: () => void): () => void {
  let asked = false
  const onSignal = () => {
    // Who asks twice does not want to wait for the server's farewell.
    if (asked) process.exit(SUCCESS)
    asked = true
    quit()
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  process.stdout.on('error', onSignal)
  process.stdin.on('error', () => {})
  return () => {
    process.off('SIGINT', onSignal)
    process.off('SIGTERM', onSignal)
    process.stdin.destroy()
  }
}

function exitStatus({ code }: ConnectError): number {
  return code === 'login-refused' || code === 'login-unavailable' || code === 'password-refused'
    ? LOGIN_REFUSED
    : COULD_NOT_CONNECT
}
