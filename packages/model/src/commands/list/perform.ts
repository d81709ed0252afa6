import { done, notDone } from '../../action-outcome.ts'
import { holdsSecret } from '../../input/secrets.ts'
import { performLines, performKey } from '../../preferences/perform.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'

/** Lines that are sent at a connect at most. */
const MOST_LINES = 20

export const perform: Command = {
  name: 'perform',
  group: 'client',
  help: 'Says what is sent to this network at each connect: /perform add MODE ada +i.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['add', 'list', 'del'] },
    { name: 'line', kind: 'text', optional: true, rest: true },
  ],
  isSecret: (args) => holdsSecret(`/raw ${args.replace(/^\s*add\s+/, '')}`, '', []),
  run(args, context) {
    const line = args.find('line')
    const what = args.get('what')
    const lines = performLines(context.preferences.view.values, context.network.id)
    if (what === 'list') {
      context.print(...(lines.length === 0 ? ['Nothing is sent.'] : lines.map((one, i) => `${i + 1}. ${one}`)))
      return done
    }
    if (line === undefined) return notDone('usage', `/perform ${what} needs ${what === 'add' ? 'a line' : 'a number'}.`)
    return what === 'add' ? add(line, lines, context) : remove(line, lines, context)
  },
}

function add(
  line: string,
  lines: readonly string[],
  context: CommandContext,
): CommandOutcome | Promise<CommandOutcome> {
  if (holdsSecret(`/raw ${line}`, '', context.commands)) {
    return notDone('secret', 'Passwords do not belong here. Set an account for the network: it logs in by itself.')
  }
  if (lines.length >= MOST_LINES) return notDone('too-many', `More than ${MOST_LINES} lines are not sent.`)
  return keep([...lines, line.replace(/^\//, '')], context)
}

function remove(
  typed: string,
  lines: readonly string[],
  context: CommandContext,
): CommandOutcome | Promise<CommandOutcome> {
  const at = Number(typed) - 1
  if (lines[at] === undefined) return notDone('no-line', `There is no line ${typed}. /perform list shows them.`)
  return keep(lines.toSpliced(at, 1), context)
}

function keep(lines: readonly string[], { preferences, network }: CommandContext): Promise<CommandOutcome> {
  return preferences.set(performKey(network.id), lines.length === 0 ? undefined : JSON.stringify(lines))
}
