const cutConnections = /WebSocket connection to .* failed|net::ERR_/

/**
 * What a page complained about: uncaught errors, errors and warnings on the console, violations of its policy. Connections
 * that a test cut are no trouble.
 */
export function troubleIn(consoleLines: readonly string[]): readonly string[] {
  return consoleLines.filter((line) => /^(?:error|warning|uncaught)/.test(line) && !cutConnections.test(line))
}
