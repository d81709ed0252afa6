import type { Outcome } from '@longwire/irc'
import { plain } from '@longwire/irc/sasl/plain'
import type { Network } from '../../user/network.ts'
import { refusalReply } from '../../user/refusal-reply.ts'
import { offerAt } from '../capabilities.ts'
import type { Command, NetworkCommandContext } from '../command.ts'
import { parseLoginName } from '../registration/login-name.ts'
import { SaslAssembly, type SaslPiece } from '../registration/sasl/sasl-assembly.ts'

const GIVEN_UP = 'The login was given up'
const ALREADY = 'You are logged in already'

/** A name and a password for the network. */
interface Credentials {
  readonly name: string
  readonly password: string
}

/**
 * Logging in to the network, by PLAIN: a client of ours has logged in to the bouncer before. What the network accepts is kept for
 * the next connection. Source: https://ircv3.net/specs/extensions/sasl-3.2
 */
export const authenticate: Command = {
  name: 'AUTHENTICATE',
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  run({ params: [parameter = ''] }, context) {
    const { attachment } = context
    const { network, networkLogin } = attachment
    if (networkLogin === 'asked') {
      return context.fail('AUTHENTICATE', 'UNAVAILABLE', [], 'The network is deciding about a login')
    }
    if (network === undefined || !offerAt(network.place).has('sasl')) {
      attachment.networkLogin = undefined
      return context.numeric('907', ALREADY)
    }
    if (networkLogin !== undefined) return takePiece(networkLogin.take(parameter), { ...context, network })
    if (parameter === '*') return context.numeric('906', GIVEN_UP)
    if (parameter.toUpperCase() !== 'PLAIN') {
      context.numeric('908', 'PLAIN', 'is the SASL mechanism that is passed on')
      return context.numeric('904', 'This SASL mechanism is not passed on')
    }
    attachment.networkLogin = new SaslAssembly()
    return context.reply({ command: 'AUTHENTICATE', params: ['+'] })
  },
}

function takePiece(piece: SaslPiece, context: NetworkCommandContext): void {
  if (piece.kind === 'more') return
  context.attachment.networkLogin = undefined
  switch (piece.kind) {
    case 'message':
      return takeMessage(piece.message, context)
    case 'aborted':
      return context.numeric('906', GIVEN_UP)
    case 'too-long':
      return context.numeric('905', 'The SASL message is too long')
    case 'not-base64':
      return context.numeric('904', 'The login could not be understood')
  }
}

function takeMessage(message: Buffer, context: NetworkCommandContext): void {
  const { attachment } = context
  const [authorization, name = '', password, ...rest] = message.toString('utf8').split('\0')
  if (name === '' || password === undefined || password === '' || rest.length > 0) {
    return context.numeric('904', 'The login could not be understood')
  }
  if (authorization !== '' && authorization !== name) return context.numeric('904', 'One can only log in as oneself')
  attachment.networkLogin = 'asked'
  const credentials = { name, password }
  return context.later('AUTHENTICATE', isOurs(credentials, context), (ours) => {
    attachment.networkLogin = undefined
    if (ours === undefined) context.numeric('904', 'The login could not be checked; try again later')
    else if (ours) context.numeric('907', ALREADY)
    else ask(credentials, context)
  })
}

/**
 * Whether these are for the bouncer: a client that is offered `sasl` anew may log in by itself as it did before, and no network is
 * to learn that password. Undefined where it cannot be told.
 */
async function isOurs({ name, password }: Credentials, { user }: NetworkCommandContext): Promise<boolean | undefined> {
  if (parseLoginName(name).user.toLowerCase() !== user.name.toLowerCase()) return false
  try {
    return await user.rights.logins.opens(password)
  } catch (error) {
    user.log.warn('login-not-checked', { reason: String(error) })
    return undefined
  }
}

function ask(credentials: Credentials, context: NetworkCommandContext): void {
  const { attachment, network } = context
  attachment.networkLogin = 'asked'
  const mechanism = plain({ username: credentials.name, password: credentials.password })
  const decided = network.upstream.client.request({ kind: 'log-in', mechanism }).done.finally(() => {
    attachment.networkLogin = undefined
  })
  context.later('AUTHENTICATE', decided, (outcome) => {
    if (outcome.kind === 'ok') keep(credentials, context)
    tell(outcome, context)
  })
}

/** For the next connection; what lets the person in by a certificate stays. */
function keep({ name, password }: Credentials, { network, user }: NetworkCommandContext): void {
  const { settings } = network.record
  if (settings.sasl !== undefined && settings.sasl.password === undefined) return
  const sasl = { account: name, password, mechanisms: ['PLAIN'] }
  user.work(
    user.networks.learn(network, { ...settings, sasl }),
    () => {},
    (error) => user.log.warn('login-not-kept', { network: network.id, reason: String(error) }),
  )
}

function tell(outcome: Outcome, context: NetworkCommandContext): void {
  const { network, screen } = context
  switch (outcome.kind) {
    case 'ok':
      for (const { command, params } of outcome.replies) context.numeric(command, ...params.slice(1))
      return
    case 'refused':
      context.reply(refusalReply(outcome.refusal, 'AUTHENTICATE', screen.view.nickname))
      if (outcome.refusal.code === 'RPL_SASLMECHS') context.numeric('904', 'The network does not take PLAIN')
      return
    case 'unanswered':
      return context.numeric('904', `${nameOf(network)} did not answer`)
    case 'disconnected':
      return context.numeric('904', `The connection to ${nameOf(network)} was lost before the answer came`)
    case 'unavailable':
      return context.numeric('904', outcome.text)
  }
}

function nameOf({ record }: Network): string {
  return record.settings.name
}
