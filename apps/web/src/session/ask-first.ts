declare global {
  interface Window {
    /**
     * The answer to {@link firstQuestion}, where index.html has asked it: a page on which nothing is kept asks before its scripts are here, for
     * to fetch and run them takes longer than to be answered. Who comes by a link may not want to be who is signed in, and is not asked for.
     */
    firstAsked?: Promise<Response> | undefined
  }
}

/** In `localStorage`, once something was kept. */
export const keptKey = 'longwire kept'

/** Asks who is signed in; the answer goes on with what a page reads first that kept nothing. Source: docs/http.md */
export const firstQuestion = '/api/session?conversations'

/**
 * Whether nothing was kept here, without a look at the database: to open a new one takes a cold browser longer than to ask the bouncer.
 * Right where it was written by `IndexedDbCache`; a browser of which a person has cleared only a part may be wrong about it.
 */
export function seemsEmpty(storage: Storage): boolean {
  return storage.getItem(keptKey) === null
}

/** The answer to the question that was asked already, once. */
export function takeAnswer(window: Window): Promise<Response> | undefined {
  const { firstAsked } = window
  window.firstAsked = undefined
  // Whoever takes it hears of what became of it; nobody may.
  firstAsked?.catch(() => {})
  return firstAsked
}
