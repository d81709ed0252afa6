/**
 * Handles one message at a time, in the order of posting: at once where nothing is being handled, else right after.
 * A handler that throws closes the inbox; what is posted later is dropped.
 */
export class Inbox<Message> {
  readonly #handle: (message: Message) => void
  readonly #failed: (error: unknown) => void
  #waiting: Message[] = []
  #handling = false
  #closed = false

  constructor(handle: (message: Message) => void, failed: (error: unknown) => void) {
    this.#handle = handle
    this.#failed = failed
  }

  post(message: Message): void {
    if (this.#closed) return
    if (this.#handling) {
      this.#waiting.push(message)
      return
    }
    this.#handling = true
    try {
      this.#handle(message)
      this.#handleAll()
    } catch (error) {
      this.close()
      this.#failed(error)
    } finally {
      this.#handling = false
    }
  }

  close(): void {
    this.#closed = true
    this.#waiting = []
  }

  #handleAll(): void {
    while (this.#waiting.length > 0) {
      const messages = this.#waiting
      this.#waiting = []
      for (const message of messages) {
        if (this.#closed) return
        this.#handle(message)
      }
    }
  }
}
