import { done, notDone } from '../../action-outcome.ts'
import type { Command } from '../command.ts'

export const cap: Command = {
  name: 'cap',
  group: 'connection',
  help: 'Shows which capabilities the network offers (ls) and which are on (list), or asks for one (req).',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['ls', 'list', 'req', 'end'] },
    { name: 'capabilities', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, { network, session, print }) {
    const { offered, enabled } = session.capabilities
    switch (args.get('what').toLowerCase()) {
      case 'ls':
        print([...offered].map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join(' '))
        return done
      case 'list':
        print([...enabled].join(' '))
        return done
      case 'req':
        network.send({ command: 'CAP', params: ['REQ', args.find('capabilities') ?? ''] })
        return done
      case 'end':
        network.send({ command: 'CAP', params: ['END'] })
        return done
      default:
        return notDone('usage', 'Usage: /cap ls|list|req|end [capabilities]')
    }
  },
}
