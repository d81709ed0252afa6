import { blankSecrets } from '@longwire/connection'
import { notDone } from '../../action-outcome.ts'
import type { Command } from '../command.ts'
import { addresseeOf } from '../../outbox/addressee.ts'
import { sayElsewhere } from '../say-elsewhere.ts'
import { answers } from '../../words/answers.ts'

const toTarget: Command['parameters'] = [
  { name: 'target', kind: 'target' },
  { name: 'text', kind: 'text', rest: true },
]

/** Passwords for services are not to be remembered. */
function tellsSecret(args: string): boolean {
  const line = `PRIVMSG ${args.trim()}`
  return blankSecrets(line) !== line
}

export const msg: Command = {
  name: 'msg',
  aliases: ['m'],
  group: 'messages',
  help: 'Says something to a person or a channel.',
  parameters: toTarget,
  isSecret: tellsSecret,
  run: (args, context) => sayElsewhere(context, args.get('target'), args.get('text'), 'privmsg'),
}

export const notice: Command = {
  name: 'notice',
  group: 'messages',
  help: 'Sends a notice, which no program answers.',
  parameters: toTarget,
  isSecret: tellsSecret,
  run: (args, context) => sayElsewhere(context, args.get('target'), args.get('text'), 'notice'),
}

export const describe: Command = {
  name: 'describe',
  group: 'messages',
  help: 'Tells a person or a channel what you do.',
  parameters: toTarget,
  run: (args, context) => sayElsewhere(context, args.get('target'), args.get('text'), 'action'),
}

export const query: Command = {
  name: 'query',
  aliases: ['q'],
  group: 'messages',
  help: 'Opens a conversation with a person, and says something there.',
  parameters: [
    { name: 'nickname', kind: 'nickname' },
    { name: 'text', kind: 'text', optional: true, rest: true },
  ],
  isSecret: tellsSecret,
  run(args, context) {
    const { network, session } = context
    const { status, target } = addresseeOf(session.isupport, args.get('nickname'))
    const buffer = network.buffers.ensure(target, session.isupport)
    if (buffer.kind === 'server') return notDone('too-many-buffers', answers.tooManyBuffers)
    const text = args.find('text')
    const said = text === undefined ? undefined : context.say(status + buffer.name, text)
    return said?.ok === false ? said : { ok: true, value: { kind: 'show', buffer: buffer.key } }
  },
}
