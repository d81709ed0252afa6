// The first script of a page, by itself so that it runs before all others are here: what it asks takes longer than to fetch them.

/** In `localStorage`, once something was kept. */
export const keptKey = 'longwire kept'

/** Asks who is signed in; the answer goes on with what a page reads first that kept nothing. Source: docs/http.md */
export const firstQuestion = '/api/session?conversations'

/** Whoever comes by one of these links may not want to be who is signed in. */
const links: readonly string[] = ['/setup', '/join', '/link']

let asked = seemsEmpty(localStorage) && !links.includes(location.pathname) ? fetch(firstQuestion) : undefined
// Whoever takes it hears of it; nobody may.
asked?.catch(() => {})

/**
 * Whether nothing was kept here, without a look at the database: to open a new one takes a cold browser longer than to ask the bouncer.
 * Right where it was written by `IndexedDbCache`; a browser of which a person has cleared only a part may be wrong about it.
 */
export function seemsEmpty(storage: Storage): boolean {
  return storage.getItem(keptKey) === null
}

/** The answer to the question that was asked already, once. */
export function takeAnswer(): Promise<Response> | undefined {
  const taken = asked
  asked = undefined
  return taken
}
