import { done } from '../../action-outcome.ts'
import type { Command } from '../command.ts'

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
    print(count === 0 ? 'Nothing waited.' : count === 1 ? '1 line was forgotten.' : `${count} lines were forgotten.`)
    return done
  },
}
