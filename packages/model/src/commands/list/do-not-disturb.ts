import { preferenceChanges } from '../../preferences/preference-changes.ts'
import { done, notDone } from '../../action-outcome.ts'
import { tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { clockText, durationText, readClock, readDuration } from '../durations.ts'
import { answers } from '../../words/answers.ts'

/** Until it is taken back: further than anybody waits, and still a date. */
const VERY_LONG = 100 * 365 * 86_400_000

export const doNotDisturb: Command = {
  name: 'dnd',
  group: 'attention',
  help: 'Holds notifications back: on, off, for a time (2h), or every day between two times (22:00-07:00).',
  parameters: [
    { name: 'when', kind: 'choice', choices: ['on', 'off', '22:00-07:00', '1h'], open: true, optional: true },
  ],
  run(args, context) {
    const when = args.find('when')?.toLowerCase()
    const set = preferenceChanges(context)
    if (when === undefined) return told(context)
    if (when === 'off') return tell(context, off(context), answers.dnd.off)
    if (when === 'on') return tell(context, set.setQuietUntil(context.environment.now() + VERY_LONG), answers.dnd.on)
    const [from, to] = when.split('-').map(readClock)
    if (from !== undefined && to !== undefined) {
      const answer = answers.dnd.daily(clockText(from), clockText(to))
      return tell(context, set.setQuietHours([{ from, to }]), answer)
    }
    const span = readDuration(when)
    if (span !== undefined) {
      const until = context.environment.now() + span
      return tell(context, set.setQuietUntil(until), answers.dnd.for(durationText(span)))
    }
    return notDone('usage', answers.dnd.unknown(when))
  },
}

/** Both kinds: who types it wants to be disturbed. */
async function off(context: CommandContext): Promise<CommandOutcome> {
  const set = preferenceChanges(context)
  const { quietUntil, quietHours } = context.preferences.view
  const until = quietUntil === 0 ? done : await set.setQuietUntil(0)
  return until.ok && quietHours.length > 0 ? set.setQuietHours([]) : until
}

function told({ preferences, environment, print }: CommandContext): CommandOutcome {
  const { quietUntil, quietHours } = preferences.view
  const left = quietUntil - environment.now()
  if (left > 0) print(left > VERY_LONG / 2 ? answers.dnd.on : answers.dnd.for(durationText(left)))
  else if (quietHours.length === 0) print(answers.dnd.off)
  for (const { from, to } of quietHours) print(answers.dnd.daily(clockText(from), clockText(to)))
  return done
}
