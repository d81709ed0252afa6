import type { Provenance } from '../session/core-events.ts'
import type { Extension, Handler } from '../extension.ts'
import type { MessageInit } from '../message/message.ts'
import { answers } from '../session/requests/reply-family.ts'

/** An account was made, or will be when a code that was sent to its owner is told. */
export type AccountRegistrationEvent = Provenance & {
  readonly type: 'account-registered' | 'account-verification-required'
  readonly name: string
  readonly text: string
}

const told: Handler<AccountRegistrationEvent, undefined> = ({ command, params }, context) => {
  const [status, name, text = ''] = params
  if (name === undefined || (status !== 'SUCCESS' && status !== 'VERIFICATION_REQUIRED')) return false
  if (command === 'VERIFY' && status !== 'SUCCESS') return false
  const type = status === 'SUCCESS' ? 'account-registered' : 'account-verification-required'
  context.emit({ ...context.provenance, type, name, text })
  return true
}

export const accountRegistration: Extension<AccountRegistrationEvent> = {
  name: 'account-registration',
  spec: 'https://ircv3.net/specs/extensions/account-registration',
  capabilities: ['draft/account-registration'],
  handlers: { REGISTER: told, VERIFY: told },
  families: [
    { name: 'account-registration', commands: ['REGISTER', 'VERIFY'], answers: answers({ end: 'REGISTER VERIFY' }) },
  ],
}

/** What the server asks of those who make an account. */
export interface AccountRegistrationRules {
  readonly emailRequired: boolean
  /** Whether the account may have another name than our nickname. */
  readonly customAccountName: boolean
  readonly beforeConnect: boolean
}

/** From the capability's value; keys that are not known are left. */
export function readAccountRegistration(value: string): AccountRegistrationRules {
  const keys = new Set(value.split(','))
  return {
    emailRequired: keys.has('email-required'),
    customAccountName: keys.has('custom-account-name'),
    beforeConnect: keys.has('before-connect'),
  }
}

/** Makes an account; without a name, one of our nickname. It holds a password: it is never kept waiting, nor logged. */
export function registerAccount(password: string, email?: string, name?: string): MessageInit {
  return { command: 'REGISTER', params: [name ?? '*', email ?? '*', password] }
}

/** Tells the code that was sent to the owner of an account. */
export function verifyAccount(name: string, code: string): MessageInit {
  return { command: 'VERIFY', params: [name, code] }
}
