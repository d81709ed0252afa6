import process from 'node:process'

const TERMINAL_COLUMNS = 80

/** A line that tells how something goes on: one that changes in a terminal, none where the output is no terminal. */
export class ProgressLine {
  #shown = false

  show(text: string): void {
    if (!process.stderr.isTTY) return
    this.#shown = true
    const width = (process.stderr.columns ?? TERMINAL_COLUMNS) - 1
    process.stderr.write(`\r${text.slice(0, width).padEnd(width)}`)
  }

  /** Takes it away: what follows begins a line of its own. */
  end(): void {
    if (this.#shown) this.show('')
    if (this.#shown) process.stderr.write('\r')
    this.#shown = false
  }
}
