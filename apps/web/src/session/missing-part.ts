import { createSignal } from 'solid-js'
import { fetchSession } from './api.ts'

/** Milliseconds for which a page that was loaded again by itself is not loaded again. */
const rest = 60_000
/** Milliseconds until a bouncer is asked again that could not be reached. */
const patience = 5_000
const loadedAgainKey = 'longwire loaded again'

const [missing, setMissing] = createSignal(false)

/**
 * Whether a script could not be fetched that the page wanted later. A page remembers that and does not ask for it again, so only a
 * page that is loaded again has it; what was written is kept as a draft.
 */
export const isPartMissing = missing

/** Follows what cannot be fetched, and loads the page again when the device is online again. */
export function watchMissingParts(window: Window): void {
  window.addEventListener('vite:preloadError', () => setMissing(true))
  window.addEventListener('online', () => mendByItself(window))
}

/** There is a network again: a page that misses something is loaded again, unless somebody is writing, or it just was. */
export function mendByItself(window: Window): void {
  const { document, sessionStorage } = window
  const writes = document.activeElement?.matches('textarea, input, [contenteditable]') === true
  const before = Number(sessionStorage.getItem(loadedAgainKey) ?? 0)
  if (!missing() || writes || Date.now() - before < rest) return
  const again = (): void => void window.setTimeout(() => mendByItself(window), patience)
  loadPageAgain(window, () => sessionStorage.setItem(loadedAgainKey, String(Date.now()))).catch(again)
}

/** Loads the page again, and says so right before; rejected where there is no network, for then it might not come back. */
export async function loadPageAgain(window: Window, loading = (): void => {}): Promise<never> {
  if ((await fetchSession()) === undefined) throw new Error('There is no network')
  loading()
  window.location.reload()
  return new Promise<never>(() => {})
}

/** That something is missing is said where it is needed. */
export function missingIsTold(): void {
  setMissing(false)
}
