import type { IrcClient, IrcClientOptions } from '../client.ts'
import { createIrcClient } from '../client/create-client.ts'
import type { Environment } from '../environment.ts'
import { systemEnvironment } from './system-environment.ts'
import { createTcpOpener } from './tcp-opener.ts'
import type { TcpTarget } from './tcp-target.ts'

/** What a client over TCP or TLS is to be; its opener need not be told. */
export interface TcpClientOptions extends Omit<IrcClientOptions<TcpTarget>, 'opener' | 'environment'> {
  /** Default: the system's clock and chance. */
  readonly environment?: Environment
}

/** An {@link IrcClient} over TCP and TLS, with the system's resolver. Nothing is opened until its `open` is called. */
export function createTcpClient(options: TcpClientOptions): IrcClient {
  const { environment = systemEnvironment() } = options
  return createIrcClient({ ...options, environment, opener: createTcpOpener({ environment }) })
}
