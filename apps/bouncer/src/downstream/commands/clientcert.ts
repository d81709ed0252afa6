import { formatServerTime, formatTags, MAX_CLIENT_TAG_BYTES, type MessageInit } from '@longwire/irc'
import type { LoginRecord } from '@longwire/store'
import { fingerprintOf } from '../../login/fingerprint.ts'
import type { Command, CommandContext } from '../command.ts'

const CAPABILITY = 'soju.im/client-cert'
const MAX_NAME_BYTES = 64
const SHA512_DIGITS = 128

/**
 * Certificates by which the person may log in with SASL EXTERNAL; they are known by their SHA-512.
 * Source: https://codeberg.org/emersion/soju/src/branch/master/doc/ext/client-cert.md
 */
export const clientcert: Command = {
  name: 'CLIENTCERT',
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  capability: CAPABILITY,
  run({ command, params: [subcommand = '', parameter] }, context) {
    switch (subcommand.toUpperCase()) {
      case 'CREATE':
        return create(parameter ?? '', context)
      case 'LIST':
        return list(context)
      case 'DELETE':
        return remove(parameter, context)
      default:
        return context.fail(command, 'UNKNOWN_COMMAND', [subcommand], 'Unknown subcommand')
    }
  },
}

function create(name: string, context: CommandContext): void {
  const { attachment, user } = context
  const { certificate } = attachment
  if (certificate === undefined) {
    return context.fail('CLIENTCERT', 'NOCERT', ['CREATE'], 'This connection shows no certificate')
  }
  const adding = attachment.inTurn.run(() => user.rights.logins.addCertificate(certificate, acceptable(name)))
  return context.later('CLIENTCERT', adding, (added) => {
    if (added) context.reply({ command: 'CLIENTCERT', params: ['CREATE'] })
    else context.fail('CLIENTCERT', 'INTERNAL_ERROR', ['CREATE'], 'This certificate belongs to another account')
  })
}

function list(context: CommandContext): void {
  const { rights } = context.user
  const listed = context.attachment.inTurn.run(() => rights.logins.list())
  context.later('CLIENTCERT', listed, (logins) => {
    const messages = logins.flatMap(lineOf)
    if (context.screen.view.capabilities.has('batch')) context.replyBatch({ type: CAPABILITY, params: [], messages })
    else for (const message of messages) context.reply(message)
  })
}

/** Without a fingerprint it is the certificate of this connection. */
function remove(named: string | undefined, context: CommandContext): void {
  const { attachment, user } = context
  const { logins } = user.rights
  const fingerprint = (named ?? attachment.certificate ?? '').toLowerCase()
  const removed = async (): Promise<void> => {
    const found = (await logins.list()).find((login) => fingerprintOfCertificate(login) === fingerprint)
    if (found !== undefined) await logins.revoke(found.id)
  }
  // Answered first: it may be what this connection was opened with.
  context.reply({ command: 'CLIENTCERT', params: named === undefined ? ['DELETE'] : ['DELETE', named] })
  context.later('CLIENTCERT', attachment.inTurn.run(removed), () => {})
}

/** “The value MUST be at least 1 and at most 64 bytes”, and a name is never a reason to fail. */
function acceptable(name: string): string {
  const clean = name.toWellFormed().trim()
  let kept = ''
  for (const character of clean) {
    if (Buffer.byteLength(kept + character) > MAX_NAME_BYTES) break
    kept += character
  }
  return kept === '' ? 'unnamed' : kept
}

function lineOf(login: LoginRecord): readonly MessageInit[] {
  const fingerprint = fingerprintOfCertificate(login)
  if (fingerprint === undefined) return []
  const attributes = { name: acceptable(login.label), time: formatServerTime(login.lastUsedAt) }
  return [{ command: 'CLIENTCERT', params: ['LIST', fingerprint, formatTags(attributes, MAX_CLIENT_TAG_BYTES)] }]
}

function fingerprintOfCertificate({ kind, tokenHash }: LoginRecord): string | undefined {
  const fingerprint = kind === 'certificate' ? fingerprintOf(tokenHash) : ''
  return fingerprint.length === SHA512_DIGITS ? fingerprint : undefined
}
