import { Connection } from '../connection.ts'
import type { Environment } from '../environment.ts'
import { systemEnvironment } from './system-environment.ts'
import { createTcpOpener } from './tcp-opener.ts'
import type { TcpTarget } from './tcp-target.ts'

/** A {@link Connection} to one server over TCP or TLS. */
export class IrcConnection extends Connection<TcpTarget> {
  constructor(target: TcpTarget, environment: Environment = systemEnvironment()) {
    super({ opener: createTcpOpener({ environment }), target, environment })
  }
}
