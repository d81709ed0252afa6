/** Values that a log line may hold. Never message texts, passwords, tokens or whole lines of IRC. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Structured logging: an event's name in kebab-case, and its fields. */
export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** For bugs: with the error's stack. */
  error(event: string, error: unknown, fields?: LogFields): void
  /** The same log with these fields on every line. */
  with(fields: LogFields): Log
}

/** Writes one JSON object for each line to `write`, with the time from `now`. */
export function createLog(write: (line: string) => void, now: () => number, base: LogFields = {}): Log {
  const line = (level: string, event: string, fields: LogFields, stack?: string): void => {
    const time = new Date(now()).toISOString()
    write(`${JSON.stringify({ time, level, event, ...base, ...fields, ...(stack === undefined ? {} : { stack }) })}\n`)
  }
  return {
    info: (event, fields = {}) => line('info', event, fields),
    warn: (event, fields = {}) => line('warn', event, fields),
    error: (event, error, fields = {}) => line('error', event, fields, stackOf(error)),
    with: (fields) => createLog(write, now, { ...base, ...fields }),
  }
}

/** For tests and tools that want none. */
export const silentLog: Log = {
  info: () => {},
  warn: () => {},
  error: () => {},
  with: () => silentLog,
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}
