import { done } from '../../action-outcome.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const flushq: Command = {
  name: 'flushq',
  group: 'connection',
  help: 'Forgets what still waits to be sent to this network.',
  parameters: [],
  run(_args, { network, print }) {
    const { outbox } = network.sender
    const waiting = outbox.sendable()
    for (const { id } of waiting) outbox.drop(id)
    const lines = network.client.cancelWaitingLines()
    const count = waiting.length + lines
    print(answers.flushed(count))
    return done
  },
}
