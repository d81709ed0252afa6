import { networkOptions } from '../administration/network-options.ts'
import { applyAttributes, isFault, stateOf } from '../downstream/network-attributes.ts'
import type { Network } from '../user/network.ts'
import type { UserParts } from '../user/parts.ts'
import type { ServiceCommand } from './service-command.ts'

/** What a person writes, and the attribute that it sets. Passwords are given in the web app or on the command line: clients keep what is said. */
const keys: ReadonlyMap<string, string> = new Map(
  networkOptions
    .filter(({ kind }) => kind !== 'secret' && kind !== 'file')
    .map(({ name, attribute }) => [name, attribute]),
)
const keyList = [...keys.keys()].join(', ')

/** Networks: shown, added, changed, removed. */
export const networkCommands: readonly ServiceCommand[] = [
  {
    name: 'network list',
    usage: '',
    help: 'your networks and whether they are connected',
    minWords: 0,
    run: async (_, { networks }) =>
      networks.list().length === 0 ? ['You have no network yet.'] : networks.list().map(describeNetwork),
  },
  {
    name: 'network status',
    usage: 'NAME',
    help: 'one network, and where you are on it',
    minWords: 1,
    run: async ([name = ''], user) => {
      const network = networkNamed(name, user)
      if (network === undefined) return [missingNetwork(name)]
      const channels = network.channels().map((channel) => channel.name)
      return [describeNetwork(network), ...(channels.length === 0 ? [] : [`You are in ${channels.join(' ')}.`])]
    },
  },
  {
    name: 'network add',
    usage: 'KEY=VALUE…',
    help: `add a network; host=… is needed. Keys: ${keyList}; a value with blanks stands in double quotes`,
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
    name: 'network edit',
    usage: 'NAME KEY=VALUE…',
    help: 'change a network, by the same keys; enabled=0 leaves it, enabled=1 comes back',
    minWords: 2,
    run: async ([name = '', ...words], user) => {
      const network = networkNamed(name, user)
      if (network === undefined) return [missingNetwork(name)]
      const attributes = attributesIn(words)
      if (typeof attributes === 'string') return [attributes]
      const settings = applyAttributes(network.record.settings, attributes, user.name)
      if (isFault(settings)) return [`${settings.text}.`]
      await user.networks.change(network, settings)
      return [describeNetwork(network)]
    },
  },
  {
    name: 'network del',
    usage: 'NAME',
    help: 'remove a network and its history',
    minWords: 1,
    run: async ([name = ''], user) => {
      const network = networkNamed(name, user)
      if (network === undefined) return [missingNetwork(name)]
      await user.networks.remove(network)
      return [`${network.record.settings.name} was removed.`]
    },
  },
]

/** A network in one line. */
export function describeNetwork({ record, upstream, nickname }: Network): string {
  const { name, servers, enabled } = record.settings
  const [server] = servers
  const state = enabled ? stateOf(upstream.status) : 'switched off'
  const problem = 'error' in upstream.status ? `: ${upstream.status.error.userText}` : ''
  return `${name}: ${state} (${nickname} at ${server?.host ?? ''}:${server?.port ?? ''}${server?.tls === false ? ', without TLS' : ''})${problem}`
}

/** By its name, in any case. */
export function networkNamed(name: string, { networks }: UserParts): Network | undefined {
  return networks.list().find(({ record }) => record.settings.name.toLowerCase() === name.toLowerCase())
}

export function missingNetwork(name: string): string {
  return `You have no network “${name}”.`
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
