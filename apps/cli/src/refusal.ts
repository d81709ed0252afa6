import { ConfigurationError } from '@longwire/bouncer'
import { UsageError } from './command.ts'

/** What a person is told in place of an error, and the exit status. */
export interface Refusal {
  readonly text: string
  /** 2: something else has to be typed or configured; 1: the machine refuses. */
  readonly status: 1 | 2
}

/** The refusals of what was typed, of the configuration and of the machine; undefined for a bug, whose stack is wanted. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof UsageError || error instanceof ConfigurationError) return { text: error.message, status: 2 }
  if ('userText' in error && typeof error.userText === 'string') return { text: error.userText, status: 1 }
  if (!('code' in error) || typeof error.code !== 'string' || !/^E[A-Z0-9]+$/.test(error.code)) return undefined
  if (error.code === 'EADDRINUSE') {
    return { text: `${error.message}. Is another Longwire running? Choose another address, or "off".`, status: 1 }
  }
  return { text: error.message, status: 1 }
}
