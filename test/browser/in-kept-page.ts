/// <reference lib="dom" />
// What runs inside a page that the service worker keeps: each of these is sent there as its text, so it can use nothing from around it.

declare global {
  interface Window {
    /** When a database was opened, for each time; see {@link watchOpenings}. */
    openings?: string[]
  }
}

/** Has a page note each time a database is opened in it, and what of the page was there; before the app. */
export function watchOpenings(): void {
  window.openings = []
  const open = indexedDB.open.bind(indexedDB)
  Object.defineProperty(indexedDB, 'open', {
    value: (name: string, version?: number) => {
      window.openings?.push(document.body === null ? 'before the app' : 'by the app')
      return open(name, version)
    },
  })
}

/** As a page that is left before it hears that anything was written down; that it ever was is forgotten. */
export function hearNothingWritten(): void {
  // Not on the empty page after it, which has no storage.
  if (location.origin !== 'null') localStorage.removeItem('longwire kept')
  Object.defineProperty(IDBTransaction.prototype, 'addEventListener', { value: () => {} })
}
