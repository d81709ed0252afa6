import { done, notDone } from '../../action-outcome.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const cap: Command = {
  name: 'cap',
  group: 'connection',
  help: 'Shows which capabilities the network offers (ls) and which are on (list), or asks for one (req).',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['ls', 'list', 'req', 'end'] },
    { name: 'capabilities', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, context) {
    const { network, session, print } = context
    const { offered, enabled } = session.capabilities
    switch (args.get('what').toLowerCase()) {
      case 'ls':
        print([...offered].map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join(' '))
        return done
      case 'list':
        print([...enabled].join(' ') || answers.cap.nothingOn)
        return done
      case 'req':
        return request(args.find('capabilities'), context)
      case 'end':
        network.send({ command: 'CAP', params: ['END'] })
        print(answers.cap.ended)
        return done
      default:
        return notDone('usage', answers.usage('/cap ls|list|req|end [capabilities]'))
    }
  },
}

/** What the network grants or refuses of it comes by itself, and is seen in `/cap list`. */
function request(names: string | undefined, { network, print }: CommandContext): CommandOutcome {
  if (names === undefined) return notDone('usage', answers.cap.none)
  network.send({ command: 'CAP', params: ['REQ', names] })
  print(answers.cap.asked(names))
  return done
}
