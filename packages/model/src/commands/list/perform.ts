import { done, notDone } from '../../action-outcome.ts'
import type { NetworkOptions } from '../../network/network-init.ts'
import { changeNetwork } from '../../network/bouncer-requests.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

export const perform: Command = {
  name: 'perform',
  group: 'client',
  help: 'Says what is sent to this network after each login: /perform add MODE $nick +x. Nobody is told the lines again, for they may hold passwords.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['add', 'list', 'del'] },
    { name: 'line', kind: 'text', optional: true, rest: true },
  ],
  isSecret: () => true,
  run(args, context) {
    const line = args.find('line')
    const what = args.get('what')
    if (what === 'list') return count(context)
    if (line === undefined) return notDone('usage', `/perform ${what} needs ${what === 'add' ? 'a line' : 'a number'}.`)
    return change(context, what === 'add' ? { 'perform-add': line } : { 'perform-remove': line })
  },
}

function count({ state, network, print }: CommandContext): CommandOutcome {
  const lines = state.networks.get(network.id)?.options?.['perform-lines'] ?? '0'
  print(lines === '1' ? '1 line is sent after each login.' : `${lines} lines are sent after each login.`)
  return done
}

function change({ keeper, network }: CommandContext, options: NetworkOptions): Promise<CommandOutcome> {
  return changeNetwork(keeper, network.id, { options })
}
