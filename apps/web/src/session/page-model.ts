import { type Model, createTwoPartModel } from '@longwire/model'
import { nextFrame } from '../next-frame.ts'
import { takeEarlyReading } from '../offline/database.ts'
import { IndexedDbCache } from '../offline/indexed-db-cache.ts'

/** The model of this page for a user: what was kept first, and its live part when that is drawn. */
export function createPageModel(window: Window, user: string): Model {
  const cache = new IndexedDbCache(indexedDB, takeEarlyReading())
  return createTwoPartModel({
    cache,
    async loadLivePart() {
      // It is here already, most of the time; to run it takes longer than to draw what was kept.
      await nextFrame(window)
      const { livePart } = await import('./live-part.ts')
      return livePart(window, user, cache)
    },
  })
}
