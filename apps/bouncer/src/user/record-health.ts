import { StoreError } from '@longwire/store'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Attachments } from './attachments.ts'

/** Tells the person when what is said cannot be kept, and when it can again: once each. See docs/extensions/not-recorded.md. */
export class RecordHealth {
  readonly #attachments: Attachments
  #broken = false

  constructor(attachments: Attachments) {
    this.#attachments = attachments
  }

  kept(): void {
    if (!this.#broken) return
    this.#broken = false
    this.#tell('RECORDED_AGAIN', 'What is said is recorded again')
  }

  failed(error: unknown): void {
    if (this.#broken) return
    this.#broken = true
    const why = error instanceof StoreError ? ` ${error.userText}` : ''
    this.#tell('NOT_RECORDED', `What is said now is shown but not recorded.${why}`)
  }

  #tell(code: string, text: string): void {
    for (const { screen } of this.#attachments.all()) {
      screen.send({ source: SERVER_NAME, command: 'NOTE', params: ['*', code, text] })
    }
  }
}
