/** Why an administrator's request was refused. Each code has a paragraph in docs/errors.md. */
export const administrationErrorCodes = ['not-found', 'taken', 'invalid', 'failed'] as const

export type AdministrationErrorCode = (typeof administrationErrorCodes)[number]

/** The request cannot be granted; the message is fit for a person. */
export class AdministrationError extends Error {
  override readonly name = 'AdministrationError'
  readonly code: AdministrationErrorCode

  constructor(code: AdministrationErrorCode, text: string, cause?: unknown) {
    super(text, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
