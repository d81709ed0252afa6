import { applyAttributes, isFault, stateOf } from '../downstream/network-attributes.ts'
import type { Network } from '../user/network.ts'
import type { UserParts } from '../user/parts.ts'
import type { ServiceCommand } from './service-command.ts'

/** What a person writes, and the attribute that it sets. Passwords are given in the web app or by the command line. */
const keys: ReadonlyMap<string, string> = new Map([
  ['name', 'name'],
  ['host', 'host'],
  ['port', 'port'],
  ['tls', 'tls'],
  ['nick', 'nickname'],
  ['username', 'username'],
  ['realname', 'realname'],
  ['account', 'longwire/sasl-account'],
  ['pin', 'longwire/pins'],
  ['enabled', 'longwire/enabled'],
])
const keyList = [...keys.keys()].join(', ')

/** Networks: shown, added, changed, removed. */
export const networkCommands: readonly ServiceCommand[] = [
  {
    name: 'network list',
    usage: '',
    help: 'your networks and whether they are connected',
    minWords: 0,
    run: async (_, { networks }) =>
      networks.list().length === 0 ? ['You have no network yet.'] : networks.list().map(describe),
  },
  {
    name: 'network add',
    usage: 'KEY=VALUE…',
    help: 'add a network; host=… is needed',
    minWords: 1,
    run: async (words, user) => {
      const attributes = attributesIn(words)
      if (typeof attributes === 'string') return [attributes]
      const settings = applyAttributes(undefined, attributes, user.name)
      if (isFault(settings)) return [`${settings.text}.`]
      const network = await user.networks.add(settings)
      return [`${network.record.settings.name} was added.`]
    },
  },
  {
    name: 'network set',
    usage: 'NAME KEY=VALUE…',
    help: `change a network (${keyList})`,
    minWords: 2,
    run: async ([name = '', ...words], user) => {
      const network = named(name, user)
      if (network === undefined) return [`You have no network “${name}”.`]
      const attributes = attributesIn(words)
      if (typeof attributes === 'string') return [attributes]
      const settings = applyAttributes(network.record.settings, attributes, user.name)
      if (isFault(settings)) return [`${settings.text}.`]
      await user.networks.change(network, settings)
      return [describe(network)]
    },
  },
  {
    name: 'network delete',
    usage: 'NAME',
    help: 'remove a network and its history',
    minWords: 1,
    run: async ([name = ''], user) => {
      const network = named(name, user)
      if (network === undefined) return [`You have no network “${name}”.`]
      await user.networks.remove(network)
      return [`${name} was removed.`]
    },
  },
]

function named(name: string, { networks }: UserParts): Network | undefined {
  return networks.list().find(({ record }) => record.settings.name.toLowerCase() === name.toLowerCase())
}

/** What is wrong, in words, where something is. */
function attributesIn(words: readonly string[]): ReadonlyMap<string, string> | string {
  const attributes = new Map<string, string>()
  for (const word of words) {
    const equals = word.indexOf('=')
    const attribute = keys.get(word.slice(0, Math.max(equals, 0)).toLowerCase())
    if (attribute === undefined) return `“${word}” is not KEY=VALUE with one of ${keyList}.`
    attributes.set(attribute, word.slice(equals + 1))
  }
  return attributes
}

function describe({ record, upstream, nickname }: Network): string {
  const { name, servers, enabled } = record.settings
  const [server] = servers
  const state = enabled ? stateOf(upstream.status) : 'switched off'
  const problem = 'error' in upstream.status ? `: ${upstream.status.error.userText}` : ''
  return `${name}: ${state} (${nickname} at ${server?.host ?? ''}:${server?.port ?? ''}${server?.tls === false ? ', without TLS' : ''})${problem}`
}
