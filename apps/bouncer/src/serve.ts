import { join } from 'node:path'
import { createFileStsStore, systemEnvironment } from '@longwire/connection/node'
import { controlPath } from './administration/administer-data.ts'
import { Bouncer } from './bouncer.ts'
import type { Configuration } from './configuration/configuration.ts'
import { configuredAuthorities, configuredCertificate, listenTrouble } from './configuration/what-it-names.ts'
import { createLog } from './log/log.ts'
import { type Resources, sourceResources } from './resources.ts'
import { openConfiguredStore } from './store/open-configured-store.ts'
import { createTcpClients } from './upstream/client-factory.ts'
import { RightOfWay } from './upstream/right-of-way.ts'

/**
 * Starts a bouncer as it is configured, on the real clock, network and disk. Log lines go to `writeLog`; `resources` is
 * what is shipped beside the code. Rejects with `ConfigurationError` where what the configuration names does not serve.
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
    trustedProxies,
    proxyProtocol,
    maxUsers,
    url,
    pushContact,
  } = configuration
  const environment = systemEnvironment()
  const rightOfWay = new RightOfWay(environment)
  const log = createLog(writeLog, () => environment.now())
  const ca = await configuredAuthorities(configuration)
  const certificate = await configuredCertificate(configuration, log)
  const store = await openConfiguredStore(data, choice, resources)
  try {
    return await Bouncer.start({
      store,
      environment,
      rightOfWay,
      log,
      makeClient: createTcpClients({
        environment,
        reading: rightOfWay.behind,
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
    throw listenTrouble(configuration, error)
  }
}
