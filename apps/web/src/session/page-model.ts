import { type Link, type LivePart, type Model, type TwoPartOptions, createTwoPartModel } from '@longwire/model'
import { nextFrame } from '../next-frame.ts'
import { takeEarlyReading } from '../offline/database.ts'
import { IndexedDbCache } from '../offline/indexed-db-cache.ts'
import { loadPageAgain, missingIsTold } from './missing-part.ts'

/** The model of this page for a user: what was kept first, and its live part when that is drawn. */
export function createPageModel(window: Window, user: string): Model {
  const cache = new IndexedDbCache(indexedDB, takeEarlyReading())
  let failed = false
  let link: Link | undefined
  const readFirst: TwoPartOptions['readFirst'] = async (store, unwanted) => {
    const { beginFirstReading } = await import('./first-reading.ts')
    const reading = beginFirstReading(window, user, { store, unwanted })
    link = reading.link
    return reading.state
  }
  async function loadLivePart(): Promise<LivePart> {
    if (failed) await loadPageAgain(window)
    // It is here already, most of the time; to run it takes longer than to draw what was kept.
    await nextFrame(window)
    const { livePart } = await import('./live-part.ts').catch((error: unknown) => {
      failed = true
      missingIsTold()
      throw error
    })
    return livePart(window, user, cache, link)
  }
  return createTwoPartModel({ cache, loadLivePart, readFirst })
}
