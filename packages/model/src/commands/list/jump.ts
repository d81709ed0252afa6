import { notDone } from '../../action-outcome.ts'
import { readMoment } from '../../input/read-moment.ts'
import { jump as jumpTo } from '../../history/jump.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const jump: Command = {
  name: 'jump',
  group: 'buffers',
  help: 'Shows what was said here at a date (yesterday, 2026-11-22, or with a time), or a message by its id.',
  parameters: [{ name: 'place', kind: 'text', rest: true }],
  async run(args, { buffer, network, environment }) {
    const typed = args.get('place')
    const time = readMoment(typed, environment.now())
    const place = time === undefined || buffer.timeline.has(typed) ? { line: typed } : { time }
    const found = await jumpTo(buffer, place, network.history)
    if (found.ok) return { ok: true, value: { kind: 'show-line', buffer: buffer.key, line: found.value } }
    // Whatever was wrong with what is no date: it was meant to be one, or a message that is here.
    return 'line' in place && found.code !== 'offline' ? notDone('no-line', answers.jump(typed)) : found
  },
}
