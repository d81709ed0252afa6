import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { createFileStsStore, systemEnvironment } from '@longwire/connection/node'
import { controlPath } from './administration/administer-data.ts'
import { Bouncer } from './bouncer.ts'
import type { Configuration } from './configuration/configuration.ts'
import { ServerCertificate } from './downstream/listeners/server-certificate.ts'
import { createLog } from './log/log.ts'
import { type Resources, sourceResources } from './resources.ts'
import { openConfiguredStore } from './store/open-configured-store.ts'
import { createTcpClients } from './upstream/client-factory.ts'

/**
 * Starts a bouncer as it is configured, on the real clock, network and disk. Log lines go to `writeLog`; `resources` is
 * what is shipped beside the code.
 */
export async function serve(
  configuration: Configuration,
  writeLog: (line: string) => void,
  resources: Resources = sourceResources,
): Promise<Bouncer> {
  const {
    data,
    store: choice,
    http,
    irc,
    ircs,
    certificate: files,
    tlsCa,
    trustedProxies,
    proxyProtocol,
    maxUsers,
    url,
    pushContact,
  } = configuration
  const environment = systemEnvironment()
  const log = createLog(writeLog, () => environment.now())
  const ca = tlsCa === undefined ? undefined : await authorities(tlsCa)
  const certificate = files && (await ServerCertificate.load(files.certificate, files.key, log))
  const store = await openConfiguredStore(data, choice, resources)
  try {
    return await Bouncer.start({
      store,
      environment,
      log,
      makeClient: createTcpClients({
        environment,
        sts: createFileStsStore(join(data, 'sts.json')),
        ...(ca !== undefined && { ca }),
      }),
      webApp: resources.webApp(data),
      http,
      irc,
      ircs,
      ...(certificate !== undefined && { certificate }),
      trustedProxies,
      proxyProtocol,
      maxUsers,
      data,
      ...(url !== undefined && { url }),
      ...(pushContact !== undefined && { pushContact }),
      control: controlPath(data),
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
