const cutConnections = /WebSocket connection to .* failed|net::ERR_/
/** The live part is fetched beside the list and compiled after it: on a busy machine that is later than the browser likes. */
const liveLater = /\/assets\/live-part-\S+ was preloaded using link preload but not used within a few seconds/

/**
 * What a page complained about: uncaught errors, errors and warnings on the console, violations of its policy. Connections
 * that a test cut are no trouble, nor is how late the live part is.
 */
export function troubleIn(consoleLines: readonly string[]): readonly string[] {
  return consoleLines.filter(
    (line) => /^(?:error|warning|uncaught)/.test(line) && !cutConnections.test(line) && !liveLater.test(line),
  )
}
