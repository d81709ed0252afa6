import { systemEnvironment } from '@longwire/connection'
import type { Model } from '@longwire/model'
import { followDay } from '../elements/follow-day.ts'
import type { Navigation } from '../navigation.ts'
import { registerServiceWorker } from '../offline/service-worker-registration.ts'
import { keepPush } from '../push/keep-push.ts'
import { followWayKeys } from '../shortcuts/way-keys.ts'

/** What a page does that can wait until its conversations are there; until what it returns is called. */
export function beginAfterwards(model: Model, navigation: Navigation): () => void {
  void registerServiceWorker(window)
  const ends = [keepPush(model, navigation), followDay(document, systemEnvironment()), followWayKeys(navigation)]
  return () => ends.forEach((end) => end())
}
