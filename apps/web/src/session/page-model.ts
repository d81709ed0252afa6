import { type LivePart, type Model, type TwoPartOptions, createTwoPartModel } from '@longwire/model'
import { nextFrame } from '../next-frame.ts'
import { takeEarlyReading } from '../offline/database.ts'
import { IndexedDbCache } from '../offline/indexed-db-cache.ts'
import { openSocketEarly } from './early-socket.ts'
import { dropFirstAnswer } from './first-answer.ts'
import { readFirstAnswer } from './first-reading.ts'
import { loadPageAgain, missingIsTold } from './missing-part.ts'

/** Milliseconds after which a page is drawn without what was kept: a database may be held up by another tab. */
const patience = 200

interface PageModel {
  readonly user: string
  readonly model: Model
}

let early: PageModel | undefined

/**
 * Begins the model of this page for a user before anything is drawn, since that takes longer than to ask for what is to be drawn.
 * Resolves when what was kept is in its state, or the bouncer is asked for what was not.
 */
export async function beginPageModel(window: Window, user: string): Promise<void> {
  early?.model.close()
  const { promise, resolve } = Promise.withResolvers<void>()
  early = { user, model: createPageModel(window, user, resolve) }
  window.setTimeout(resolve, patience)
  await promise
}

/** The model that was begun for this user, once; otherwise one that begins now. */
export function takePageModel(window: Window, user: string): Model {
  const taken = early
  early = undefined
  if (taken?.user === user) return taken.model
  taken?.model.close()
  return createPageModel(window, user, () => {})
}

/** What was kept first, and the live part when that is drawn. `begun` is called when there is something to draw, or it was asked for. */
function createPageModel(window: Window, user: string, begun: () => void): Model {
  const cache = new IndexedDbCache(indexedDB, localStorage, takeEarlyReading(window))
  let failed = false
  const readFirst: TwoPartOptions['readFirst'] = async (store, unwanted) => {
    const draw = async (): Promise<void> => {
      begun()
      await nextFrame(window)
      // What goes on live goes over this; its opening takes no time of the page.
      openSocketEarly(window)
    }
    return await readFirstAnswer(user, { store, unwanted, draw })
  }
  async function loadLivePart(): Promise<LivePart> {
    begun()
    // Where something was kept after all nobody reads it.
    dropFirstAnswer()
    if (failed) await loadPageAgain(window)
    // It is here already, most of the time; to run it takes longer than to draw what was kept.
    await nextFrame(window)
    const { livePart } = await import('./live-part.ts').catch((error: unknown) => {
      failed = true
      missingIsTold()
      throw error
    })
    return livePart(window, user, cache)
  }
  return createTwoPartModel({ cache, loadLivePart, readFirst })
}
