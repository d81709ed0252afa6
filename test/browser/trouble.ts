import type { Page } from 'playwright-core'

/**
 * What a page complains about: uncaught errors, console errors, violations of its policy. Lost connections are not among
 * them where a test cuts them.
 */
export interface Trouble {
  readonly seen: readonly string[]
}

const cutConnections = /WebSocket connection to .* failed|ERR_CONNECTION_REFUSED|net::ERR_/

/** Listens from now on. */
export function watchForTrouble(page: Page): Trouble {
  const seen: string[] = []
  page.on('pageerror', (error) => seen.push(`uncaught: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || cutConnections.test(message.text())) return
    seen.push(`console: ${message.text()}`)
  })
  return { seen }
}
