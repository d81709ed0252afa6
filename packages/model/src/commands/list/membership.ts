import { modesPerLine } from '@longwire/irc'
import { notDone } from '../../action-outcome.ts'
import { ask } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

const ranks = [
  { name: 'op', mode: 'o', what: 'operator' },
  { name: 'halfop', mode: 'h', what: 'half-operator' },
  { name: 'voice', mode: 'v', what: 'voice' },
] as const

/** Giving and taking of ranks: `/op`, `/deop` and so on. */
export const membership: readonly Command[] = ranks.flatMap(({ name, mode, what }) => [
  rankCommand(name, '+', mode, `Makes people ${what} of this channel.`),
  rankCommand(`de${name}`, '-', mode, `Takes ${what} of this channel from people.`),
])

function rankCommand(name: string, sign: '+' | '-', mode: string, help: string): Command {
  return {
    name,
    group: 'moderation',
    help,
    parameters: [
      { name: 'channel', kind: 'channel', here: true },
      { name: 'nicknames', kind: 'nicknames', rest: true },
    ],
    needs: ['online'],
    rank: 'op',
    run(args, context) {
      if (!context.session.isupport.prefixes.some(([known]) => known === mode)) {
        return Promise.resolve(notDone('not-here', answers.notHere.rank))
      }
      return changeModes(context, args.get('channel'), sign, mode, args.words('nicknames'))
    },
  }
}

/** One mode with each of several parameters, in as many lines as the network's MODES wants. */
export async function changeModes(
  context: CommandContext,
  channel: string,
  sign: '+' | '-',
  mode: string,
  params: readonly string[],
): Promise<CommandOutcome> {
  // A line must hold them all, whatever the network promises.
  const most = Math.min(modesPerLine(context.session.isupport), 12)
  let last: CommandOutcome = notDone('usage', answers.nobodyNamed)
  for (let at = 0; at < params.length; at += most) {
    const some = params.slice(at, at + most)
    last = await ask(context, 'MODE', channel, sign + mode.repeat(some.length), ...some)
    if (!last.ok) return last
  }
  return last
}
