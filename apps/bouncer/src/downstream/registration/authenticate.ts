import { mechanismFor, mechanismNames } from './sasl/sasl-mechanisms.ts'
import { SaslAssembly, type SaslPiece, saslPieces } from './sasl/sasl-assembly.ts'
import type { RegistrationCommand, RegistrationContext } from './registration-command.ts'

/** Logging in by SASL, before registration. Source: https://ircv3.net/specs/extensions/sasl-3.2 */
export const authenticate: RegistrationCommand = {
  name: 'AUTHENTICATE',
  minParams: 1,
  run([parameter = ''], context) {
    const { registration, numeric, reply } = context
    if (!registration.capabilities.has('sasl')) return numeric('904', 'Ask for the capability sasl first')
    if (registration.login !== undefined) return numeric('907', 'You are logged in already')
    if (registration.sasl !== undefined) return takePiece(registration.sasl.pieces.take(parameter), context)
    if (parameter === '*') return numeric('906', 'The login was given up')
    const mechanism = mechanismFor(parameter, context.peer)
    if (mechanism === undefined) {
      numeric('908', mechanismNames(context.peer), 'are the SASL mechanisms that there are')
      return numeric('904', 'This SASL mechanism is not known here')
    }
    registration.sasl = { attempt: mechanism.begin(context), pieces: new SaslAssembly() }
    return reply({ command: 'AUTHENTICATE', params: ['+'] })
  },
}

function takePiece(piece: SaslPiece, context: RegistrationContext): void {
  const { registration, numeric } = context
  switch (piece.kind) {
    case 'more':
      return undefined
    case 'message':
      return takeMessage(piece.message, context)
    case 'aborted':
      registration.sasl = undefined
      return numeric('906', 'The login was given up')
    case 'too-long':
      registration.sasl = undefined
      return numeric('905', 'The SASL message is too long')
    case 'not-base64':
      registration.sasl = undefined
      return numeric('904', 'The login could not be understood')
  }
}

function takeMessage(message: Buffer, context: RegistrationContext): void {
  const { registration, numeric, reply } = context
  const sasl = registration.sasl
  if (sasl === undefined) return
  context.slowly(
    sasl.attempt(message),
    (answer) => {
      if (answer.kind === 'challenge') {
        for (const piece of saslPieces(answer.text)) reply({ command: 'AUTHENTICATE', params: [piece] })
        return
      }
      context.loggedIn(answer.found, answer.name)
      numeric(
        '900',
        `${registration.nickname}!*@*`,
        answer.found.user.name,
        `You are logged in as ${answer.found.user.name}`,
      )
      numeric('903', 'The login succeeded')
    },
    (text) => {
      registration.sasl = undefined
      numeric('904', text)
    },
  )
}
