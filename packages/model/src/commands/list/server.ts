import { ask, askAndPrint, plainQuery } from '../asking.ts'
import type { Command } from '../command.ts'

const someServer: Command['parameters'] = [{ name: 'server', kind: 'word', optional: true }]

/** Questions to the server that are passed on as they are typed, and commands for those who run it. */
export const serverQueries: readonly Command[] = [
  plainQuery({ name: 'lusers', group: 'server', help: 'Shows how many people are connected.' }),
  plainQuery({ name: 'info', group: 'server', help: 'Shows what the server says of its program.' }, someServer),
  plainQuery({ name: 'time', group: 'server', help: "Shows the server's clock." }, someServer),
  plainQuery({ name: 'links', group: 'server', help: 'Lists the servers of the network.' }),
  plainQuery({ name: 'map', group: 'server', help: 'Shows how the servers hang together.' }),
  plainQuery({ name: 'admin', group: 'server', help: 'Shows who runs the server.' }, someServer),
  plainQuery({ name: 'rules', group: 'server', help: 'Shows the rules of the network.' }),
  plainQuery({ name: 'trace', group: 'server', help: 'Shows the way to a server or a person.' }, [
    { name: 'target', kind: 'target', optional: true },
  ]),
  plainQuery({ name: 'stats', group: 'server', help: 'Shows figures of the server.' }, [
    { name: 'letter', kind: 'word' },
    { name: 'server', kind: 'word', optional: true },
  ]),
  plainQuery({ name: 'rehash', group: 'server', help: 'Makes the server read its configuration again.' }),
  plainQuery({
    name: 'die',
    group: 'server',
    help: 'Ends the server.',
    question: 'This ends the server. Do you want that?',
  }),
  plainQuery({
    name: 'restart',
    group: 'server',
    help: 'Starts the server again.',
    question: 'This starts the server again, and everybody on it is disconnected. Do you want that?',
  }),
]

export const oper: Command = {
  name: 'oper',
  group: 'server',
  help: 'Makes you an operator of the network.',
  parameters: [
    { name: 'name', kind: 'word' },
    { name: 'password', kind: 'text', rest: true },
  ],
  needs: ['online'],
  isSecret: () => true,
  run: (args, context) => askAndPrint(context, 'OPER', args.get('name'), args.get('password')),
}

export const kill: Command = {
  name: 'kill',
  group: 'server',
  help: 'Ends the connection of somebody to the network.',
  parameters: [
    { name: 'nickname', kind: 'nickname' },
    { name: 'reason', kind: 'text', rest: true },
  ],
  needs: ['online'],
  run: (args, context) => ask(context, 'KILL', args.get('nickname'), args.get('reason')),
}

export const wallops: Command = {
  name: 'wallops',
  group: 'server',
  help: 'Says something to all operators of the network.',
  parameters: [{ name: 'text', kind: 'text', rest: true }],
  needs: ['online'],
  run: (args, context) => ask(context, 'WALLOPS', args.get('text')),
}

export const metadata: Command = {
  name: 'metadata',
  group: 'server',
  help: 'Shows or sets what the network keeps about a channel or a person: get, set, list, sub.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['get', 'set', 'list', 'sub', 'unsub', 'subs', 'clear'] },
    { name: 'target', kind: 'target' },
    { name: 'key', kind: 'word', optional: true },
    { name: 'value', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, context) {
    const rest = [args.find('key'), args.find('value')].filter((param) => param !== undefined)
    return askAndPrint(context, 'METADATA', args.get('target'), args.get('what').toUpperCase(), ...rest)
  },
}
