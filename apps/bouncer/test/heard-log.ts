import type { Log, LogFields } from '../src/log/log.ts'

interface Heard {
  readonly event: string
  readonly fields: LogFields
}

/** A log whose lines a test waits for. */
export class HeardLog implements Log {
  readonly lines: Heard[] = []
  #wake: () => void = () => {}

  info(event: string, fields: LogFields = {}): void {
    this.lines.push({ event, fields })
    this.#wake()
  }

  warn(event: string, fields: LogFields = {}): void {
    this.info(event, fields)
  }

  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.info(event, { ...fields, error: String(error) })
  }

  with(base: LogFields): Log {
    return {
      info: (event, fields) => this.info(event, { ...base, ...fields }),
      warn: (event, fields) => this.warn(event, { ...base, ...fields }),
      error: (event, error, fields) => this.error(event, error, { ...base, ...fields }),
      with: (fields) => this.with({ ...base, ...fields }),
    }
  }

  /** The first line of this event, or of `count` of them the last. */
  async waitFor(event: string, count = 1): Promise<LogFields> {
    for (;;) {
      const found = this.lines.filter((line) => line.event === event)[count - 1]
      if (found !== undefined) return found.fields
      const { promise, resolve } = Promise.withResolvers<void>()
      this.#wake = resolve
      await promise
    }
  }
}
