import { registrationOffer } from '../capabilities.ts'
import { bouncerTokens, isupportMessages } from '../isupport.ts'
import { negotiate } from '../negotiation.ts'
import { SERVER_NAME } from '../server-name.ts'
import { authenticate } from './authenticate.ts'
import type { RegistrationCommand } from './registration-command.ts'
import { mechanismNames } from './sasl/sasl-mechanisms.ts'

const cap: RegistrationCommand = {
  name: 'CAP',
  minParams: 1,
  run(params, { registration, peer, reply }) {
    const { replies, change } = negotiate(registration, params, registrationOffer(mechanismNames(peer)))
    for (const message of replies) reply(message)
    if (change?.capabilities !== undefined) registration.capabilities = change.capabilities
    if (change?.capVersion !== undefined) registration.capVersion = change.capVersion
    const subcommand = params[0]?.toUpperCase()
    // Whoever begins to negotiate is not registered before it says that it has ended.
    if (subcommand === 'LS' || subcommand === 'REQ') registration.needs.add('negotiation')
    if (subcommand === 'END') registration.needs.delete('negotiation')
  },
}

const nick: RegistrationCommand = {
  name: 'NICK',
  minParams: 1,
  run([nickname = ''], { registration, numeric }) {
    if (/^[^\s:#&,*?!@\0]+$/.test(nickname)) registration.setNickname(nickname)
    else
      numeric(
        '432',
        nickname || '*',
        'A nickname is one word without ! @ * ? and commas, and begins with no # $ & + or colon',
      )
  },
}

const user: RegistrationCommand = {
  name: 'USER',
  minParams: 4,
  run: ([username = ''], { registration }) => registration.setUsername(username),
}

const pass: RegistrationCommand = {
  name: 'PASS',
  minParams: 1,
  run: ([password = ''], { registration }) => registration.setPassword(password),
}

const bouncer: RegistrationCommand = {
  name: 'BOUNCER',
  minParams: 1,
  run([subcommand = '', network], { registration, peer, fail }) {
    if (subcommand.toUpperCase() !== 'BIND') {
      return fail('BOUNCER', 'UNKNOWN_COMMAND', [subcommand], 'Only BIND may come before registration')
    }
    if ((registration.login ?? peer.known) === undefined)
      return fail('BOUNCER', 'ACCOUNT_REQUIRED', ['BIND'], 'Log in first')
    if (network === undefined) return fail('BOUNCER', 'INVALID_NETID', ['BIND', '*'], 'There is no such network')
    registration.boundNetwork = network
    return undefined
  },
}

/** Away before anybody could see that one came. Source: https://ircv3.net/specs/extensions/pre-away */
const away: RegistrationCommand = {
  name: 'AWAY',
  minParams: 0,
  run([text = ''], { registration, numeric }) {
    registration.away = text === '' ? undefined : text
    if (text === '') numeric('305', 'You are no longer marked as away')
    else numeric('306', 'You are marked as away')
  },
}

/** What is known before the network is. Source: https://ircv3.net/specs/extensions/extended-isupport */
const isupport: RegistrationCommand = {
  name: 'ISUPPORT',
  minParams: 0,
  run(_, { registration, numeric, reply }) {
    if (!registration.capabilities.has('draft/extended-isupport')) {
      return numeric('421', 'ISUPPORT', 'This command is not known here')
    }
    const { nickname, capabilities, capVersion } = registration
    const view = { nickname, capabilities, capVersion, network: undefined }
    for (const message of isupportMessages(view, bouncerTokens(), 'isupport')) reply(message)
    return undefined
  },
}

const ping: RegistrationCommand = {
  name: 'PING',
  minParams: 1,
  run: ([token = ''], { reply }) => reply({ source: SERVER_NAME, command: 'PONG', params: [SERVER_NAME, token] }),
}

const pong: RegistrationCommand = { name: 'PONG', minParams: 0, run: () => {} }

const quit: RegistrationCommand = { name: 'QUIT', minParams: 0, run: (_, { end }) => end('Goodbye') }

/** Every command that may come before registration, by name. */
export const registrationCommands: ReadonlyMap<string, RegistrationCommand> = new Map(
  [authenticate, away, bouncer, cap, isupport, nick, pass, ping, pong, quit, user].map((command) => [
    command.name,
    command,
  ]),
)
