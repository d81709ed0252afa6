import { done, notDone } from '../../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { durationText, readDuration } from '../durations.ts'
import { answers } from '../../words/answers.ts'

/** Timers of one screen at a time. */
const MOST_TIMERS = 50
/** Longer ones outlive no screen. */
const LONGEST = 7 * 86_400_000

export const timer: Command = {
  name: 'timer',
  group: 'client',
  help: 'Types something here in a while: /timer 10m /me is back. /timer lists what waits, /timer del 1 forgets it.',
  parameters: [
    { name: 'time', kind: 'word', optional: true },
    { name: 'text', kind: 'text', optional: true, rest: true },
  ],
  run(args, context) {
    const time = args.find('time')
    const text = args.find('text')
    if (time === undefined || time === 'list') return list(context)
    if (text === undefined) return notDone('usage', answers.usage('/timer time text, /timer list, /timer del number'))
    if (time === 'del') return remove(text, context)
    const span = readDuration(time)
    if (span === undefined || span > LONGEST) {
      return notDone('usage', answers.timer.wrongSpan(time))
    }
    return add(span, text, context)
  },
}

function add(span: number, text: string, { timers, environment, buffer, type, print }: CommandContext): CommandOutcome {
  if (timers.size >= MOST_TIMERS) return notDone('too-many', answers.timer.tooMany)
  const number = Math.max(0, ...timers.keys()) + 1
  const at = environment.now() + span
  const stop = environment.schedule(at, () => {
    timers.delete(number)
    void type(text).then((outcome) => {
      if (!outcome.ok) print(answers.timer.failed(text, outcome.text))
    })
  })
  timers.set(number, { at, text, where: buffer.name, stop })
  print(answers.timer.set(number, durationText(span), text))
  return done
}

function list({ timers, environment, print }: CommandContext): CommandOutcome {
  if (timers.size === 0) print(answers.timer.none)
  for (const [number, { at, text, where }] of timers) {
    print(answers.timer.waits(number, durationText(at - environment.now()), where, text))
  }
  return done
}

function remove(typed: string, { timers, print }: CommandContext): CommandOutcome {
  const number = Number(typed)
  const found = timers.get(number)
  if (found === undefined) return notDone('no-timer', answers.timer.unknown(typed))
  found.stop()
  timers.delete(number)
  print(answers.timer.gone(number))
  return done
}
