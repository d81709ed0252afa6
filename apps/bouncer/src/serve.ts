import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rootCertificates } from 'node:tls'
import { systemEnvironment } from '@longwire/connection/node'
import { openStore } from '@longwire/store'
import { Bouncer } from './bouncer.ts'
import type { Configuration } from './configuration/configuration.ts'
import { createLog } from './log/log.ts'
import { createTcpClients } from './upstream/client-factory.ts'

/** Starts a bouncer as it is configured, on the real clock, network and disk. Log lines go to `writeLog`. */
export async function serve(configuration: Configuration, writeLog: (line: string) => void): Promise<Bouncer> {
  const environment = systemEnvironment()
  const log = createLog(writeLog, () => environment.now())
  const ca = configuration.tlsCa === undefined ? undefined : await authorities(configuration.tlsCa)
  const store = await openStore({ directory: configuration.data })
  try {
    return await Bouncer.start({
      store,
      environment,
      log,
      makeClient: createTcpClients({ environment, ...(ca !== undefined && { ca }) }),
      webApp: fileURLToPath(new URL('../../web/dist', import.meta.url)),
      http: configuration.http,
    })
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Own authorities come to the known ones, and do not take their place. */
async function authorities(file: string): Promise<string> {
  return [...rootCertificates, await readFile(file, 'utf8')].join('\n')
}
