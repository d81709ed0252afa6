import { StoreError } from '@longwire/store'
import type { Screen } from '../downstream/screen.ts'
import { SERVER_NAME } from '../downstream/server-name.ts'
import type { Log } from '../log/log.ts'
import type { Attachments } from './attachments.ts'

/** Tells the person when what is said cannot be kept, and when it can again: once each. See docs/extensions/not-recorded.md. */
export class RecordHealth {
  readonly #attachments: Attachments
  readonly #log: Log
  /** Why nothing is kept now. */
  #trouble: { readonly code: string; readonly text: string } | undefined

  constructor(attachments: Attachments, log: Log) {
    this.#attachments = attachments
    this.#log = log
  }

  /** Lines were written down. */
  kept(): void {
    if (this.#trouble === undefined) return
    this.#trouble = undefined
    this.#log.info('recorded-again')
    for (const { screen } of this.#attachments.all()) {
      tell(screen, 'RECORDED_AGAIN', 'What is said is recorded again')
    }
  }

  /** Lines could not be written down. */
  failed(error: unknown): void {
    if (this.#trouble !== undefined) return
    const why = error instanceof StoreError ? ` ${error.userText}` : ''
    this.#trouble = {
      code: error instanceof StoreError ? error.code : 'unknown',
      text: `What is said now is shown but not recorded.${why}`,
    }
    this.#log.warn('not-recorded', { reason: String(error) })
    for (const { screen } of this.#attachments.all()) this.tellNew(screen)
  }

  /** A screen that has just come learns of it too. */
  tellNew(screen: Screen): void {
    if (this.#trouble !== undefined) tell(screen, 'NOT_RECORDED', this.#trouble.code, this.#trouble.text)
  }
}

function tell(screen: Screen, ...params: readonly string[]): void {
  screen.send({ source: SERVER_NAME, command: 'NOTE', params: ['*', ...params] })
}
