import { done, notDone } from '../../action-outcome.ts'
import type { NetworkOptions } from '../../network/network-init.ts'
import { changeNetwork } from '../../network/bouncer-requests.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

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
    if (line === undefined)
      return notDone('usage', what === 'add' ? answers.perform.needsLine : answers.perform.needsNumber)
    return what === 'add'
      ? tell(context, change(context, { 'perform-add': line }), answers.perform.added)
      : tell(context, change(context, { 'perform-remove': line }), answers.perform.gone)
  },
}

function count({ state, network, print }: CommandContext): CommandOutcome {
  const lines = state.networks.get(network.id)?.options?.['perform-lines'] ?? '0'
  print(answers.perform.count(lines))
  return done
}

function change({ keeper, network }: CommandContext, options: NetworkOptions): Promise<CommandOutcome> {
  return changeNetwork(keeper, network.id, { options })
}
