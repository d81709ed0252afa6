import { done } from '../../action-outcome.ts'
import { answers } from '../../words/answers.ts'
import type { Command } from '../command.ts'

export const quit: Command = {
  name: 'quit',
  aliases: ['exit'],
  group: 'connection',
  help: 'Leaves: this screen closes. Behind a bouncer, you stay on the networks; /disconnect leaves one.',
  parameters: [{ name: 'reason', kind: 'text', optional: true, rest: true }],
  async run(args, { keeper, networks }) {
    // Without anything in between, the networks are told.
    if (keeper.direct) {
      for (const { client } of networks.all()) await client.close(args.find('reason')).done.catch(() => {})
      return done
    }
    return { ok: true, value: { kind: 'quit', text: answers.quit } }
  },
}
