import { parseTags } from '@longwire/irc'
import { networkList } from '../../user/network-list.ts'
import type { Network } from '../../user/network.ts'
import type { Command, CommandContext } from '../command.ts'
import { applyAttributes, type AttributeFault, isFault } from '../network-attributes.ts'
import { SERVER_NAME } from '../server-name.ts'

/** Source: docs/extensions/networks.md */
const quitReason = 'longwire/quit-reason'

const COMMAND = 'BOUNCER'

type Subcommand = (params: readonly string[], context: CommandContext) => void

const subcommands: Readonly<Record<string, Subcommand>> = {
  LISTNETWORKS: (_, context) => context.replyBatch(networkList(context.user)),
  ADDNETWORK: addNetwork,
  CHANGENETWORK: changeNetwork,
  DELNETWORK: removeNetwork,
  BIND: (_, context) =>
    context.fail(COMMAND, 'REGISTRATION_IS_COMPLETED', ['BIND'], 'A connection is bound before its registration ends'),
}

/** The person's networks: listed and changed. See docs/extensions/networks.md. */
export const bouncer: Command = {
  name: COMMAND,
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  capability: 'soju.im/bouncer-networks',
  run({ params: [name = '', ...params] }, context) {
    const known = name.toUpperCase()
    const subcommand = Object.hasOwn(subcommands, known) ? subcommands[known] : undefined
    if (subcommand === undefined) context.fail(COMMAND, 'UNKNOWN_COMMAND', [name], 'This BOUNCER command is not known')
    else subcommand(params, context)
  },
}

function addNetwork([attributes = '']: readonly string[], context: CommandContext): void {
  const { user } = context
  const settings = applyAttributes(undefined, parseTags(attributes), user.name)
  if (isFault(settings)) return refuse('ADDNETWORK', '*', settings, context)
  return context.later(COMMAND, user.networks.add(settings), ({ id }) => done('ADDNETWORK', id, context))
}

function changeNetwork([id = '', attributes = '']: readonly string[], context: CommandContext): void {
  const network = find('CHANGENETWORK', id, context)
  if (network === undefined) return
  const changes = new Map(parseTags(attributes))
  const reason = takeReason(changes)
  if (changes.size === 0) {
    context.fail(COMMAND, 'NEED_ATTRIBUTE', ['CHANGENETWORK', '*'], 'Something to change is needed')
    return
  }
  const settings = applyAttributes(network.record.settings, changes, context.user.name)
  if (isFault(settings)) refuse('CHANGENETWORK', id, settings, context)
  else {
    context.later(COMMAND, context.user.networks.change(network, settings, reason), () => {
      // Whoever switches it on does not want to wait for the next attempt.
      if (changes.get('longwire/enabled') === '1') network.upstream.retry()
      done('CHANGENETWORK', id, context)
    })
  }
}

/** What the network is told when this change leaves it: no setting, so it is taken out. */
function takeReason(changes: Map<string, string>): string | undefined {
  const reason = changes
    .get(quitReason)
    ?.replaceAll(/[\r\n\0]+/g, ' ')
    .trim()
  changes.delete(quitReason)
  return reason === '' ? undefined : reason
}

function removeNetwork([id = '']: readonly string[], context: CommandContext): void {
  const network = find('DELNETWORK', id, context)
  if (network === undefined) return
  context.later(COMMAND, context.user.networks.remove(network), () => done('DELNETWORK', id, context))
}

function find(subcommand: string, id: string, context: CommandContext): Network | undefined {
  const network = context.user.networks.find(id)
  if (network === undefined) context.fail(COMMAND, 'INVALID_NETID', [subcommand, id || '*'], 'There is no such network')
  return network
}

function done(subcommand: string, id: string, context: CommandContext): void {
  context.reply({ source: SERVER_NAME, command: COMMAND, params: [subcommand, id] })
}

function refuse(subcommand: string, id: string, fault: AttributeFault, context: CommandContext): void {
  const where = fault.code === 'NEED_ATTRIBUTE' ? [subcommand, fault.attribute] : [subcommand, id, fault.attribute]
  context.fail(COMMAND, fault.code, where, fault.text)
}
