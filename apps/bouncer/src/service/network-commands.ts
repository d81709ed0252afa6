import { networkOptions } from '../administration/network-options.ts'
import { adviceFor } from '../downstream/attribute-advice.ts'
import { applyAttributes, type AttributeFault, isFault, stateOf } from '../downstream/network-attributes.ts'
import type { Texts } from '../language/en.ts'
import type { Network } from '../user/network.ts'
import type { Networks } from '../user/parts.ts'
import type { ServiceCommand, ServiceContext } from './service-command.ts'

/** What a person writes, and the attribute that it sets. Passwords are given in the web app or on the command line: clients keep what is said. */
const keys: ReadonlyMap<string, string> = new Map(
  networkOptions
    .filter(({ kind }) => kind !== 'secret' && kind !== 'file')
    .map(({ name, attribute }) => [name, attribute]),
)

/** What `network add` and `network edit` take. */
export const networkKeys = [...keys.keys()].join(', ')

/** Networks: shown, added, changed, removed. */
export const networkCommands: readonly ServiceCommand[] = [
  {
    name: 'network list',
    minWords: 0,
    run: async (_, { networks, texts }) =>
      networks.list().length === 0
        ? [texts.networks.none]
        : networks.list().map((network) => describeNetwork(network, texts)),
  },
  {
    name: 'network status',
    minWords: 1,
    run: async ([name = ''], context) => {
      const { texts } = context
      const network = networkNamed(name, context)
      if (network === undefined) return missingNetwork(name, context)
      const names = network.channels().map((channel) => channel.name)
      return [
        describeNetwork(network, texts),
        ...(names.length === 0 ? [] : [texts.networks.channels(names.join(' '))]),
      ]
    },
  },
  {
    name: 'network add',
    minWords: 1,
    run: async (words, { name, networks, texts }) => {
      const attributes = attributesIn(words, texts)
      if (typeof attributes === 'string') return [attributes]
      const settings = applyAttributes(undefined, attributes, name)
      if (isFault(settings)) return [faultText(settings, texts)]
      const network = await networks.add(settings)
      return [texts.networks.added(network.record.settings.name)]
    },
  },
  {
    name: 'network edit',
    minWords: 2,
    run: async ([name = '', ...words], context) => {
      const { networks, texts } = context
      const network = networkNamed(name, context)
      if (network === undefined) return missingNetwork(name, context)
      const attributes = attributesIn(words, texts)
      if (typeof attributes === 'string') return [attributes]
      const settings = applyAttributes(network.record.settings, attributes, context.name)
      if (isFault(settings)) return [faultText(settings, texts)]
      await networks.change(network, settings)
      return [describeNetwork(network, texts)]
    },
  },
  {
    name: 'network del',
    minWords: 1,
    run: async ([name = ''], context) => {
      const network = networkNamed(name, context)
      if (network === undefined) return missingNetwork(name, context)
      await context.networks.remove(network)
      return [context.texts.networks.removed(network.record.settings.name)]
    },
  },
]

/** A network in one line. */
export function describeNetwork({ record, upstream, nickname }: Network, { networks: texts }: Texts): string {
  const { name, servers, enabled } = record.settings
  const [server] = servers
  const state = texts.states[enabled ? stateOf(upstream.status) : 'off']
  const where = texts.where(nickname, `${server?.host ?? ''}:${server?.port ?? ''}`)
  const plain = server?.tls === false ? `, ${texts.withoutTls}` : ''
  const problem = 'error' in upstream.status ? `: ${texts.problem(upstream.status.error)}` : ''
  return `${name}: ${state} (${where}${plain})${problem}`
}

/** By its name, in any case. */
export function networkNamed(name: string, { networks }: { readonly networks: Networks }): Network | undefined {
  return networks.list().find(({ record }) => record.settings.name.toLowerCase() === name.toLowerCase())
}

/** The answer to whoever names a network that they do not have. */
export function missingNetwork(name: string, { texts }: Pick<ServiceContext, 'texts'>): readonly string[] {
  return [texts.networks.unknown(name)]
}

/** What is wrong, in words, where something is. */
function attributesIn(words: readonly string[], { networks }: Texts): ReadonlyMap<string, string> | string {
  const attributes = new Map<string, string>()
  for (const word of words) {
    const equals = word.indexOf('=')
    const attribute = keys.get(word.slice(0, Math.max(equals, 0)).toLowerCase())
    if (attribute === undefined) return networks.notAnAttribute(word, networkKeys)
    attributes.set(attribute, word.slice(equals + 1))
  }
  return attributes
}

function faultText({ code, attribute }: AttributeFault, texts: Texts): string {
  return code === 'NEED_ATTRIBUTE' ? texts.networks.needsHost : `${adviceFor(attribute, texts)}.`
}
