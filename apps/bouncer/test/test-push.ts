import type { Environment } from '@longwire/connection'
import type { Store } from '@longwire/store'
import { silentLog } from '../src/log/log.ts'
import { Counters } from '../src/metrics/counters.ts'
import type { LocalPushService } from '../src/push/push-endpoint.ts'
import { newVapidKeys, PushRequests } from '../src/push/push-request.ts'
import { PushService } from '../src/push/push-service.ts'

const keys = newVapidKeys()

/** The way to push services for a bouncer that a test puts together itself. */
export function pushServiceFor(store: Store, environment: Environment, local?: LocalPushService): PushService {
  const requests = new PushRequests({ keys, environment, ...(local !== undefined && { local }) })
  return new PushService({ accounts: store.accounts, requests, environment, log: silentLog, counters: new Counters() })
}
