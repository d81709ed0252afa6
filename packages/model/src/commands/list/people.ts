import { settled } from '../../action-outcome.ts'
import { askAndPrint, plainQuery, tell } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

const nickname: Command['parameters'] = [{ name: 'nickname', kind: 'nickname' }]

export const whois: Command = {
  name: 'whois',
  aliases: ['w'],
  group: 'people',
  help: 'Shows what the network knows of a person.',
  parameters: nickname,
  needs: ['online'],
  run: (args, context) => askAndPrint(context, 'WHOIS', args.get('nickname')),
}

export const wii: Command = {
  name: 'wii',
  group: 'people',
  help: 'Shows what the server that a person is on knows of them: also how long they have been idle.',
  parameters: nickname,
  needs: ['online'],
  run: (args, context) => askAndPrint(context, 'WHOIS', args.get('nickname'), args.get('nickname')),
}

/** Questions that are passed on as they are typed. */
export const peopleQueries: readonly Command[] = [
  plainQuery({ name: 'whowas', group: 'people', help: 'Shows what is known of somebody who has left.' }, nickname),
  plainQuery({ name: 'who', group: 'people', help: 'Lists people by a mask, or those in a channel.' }, [
    { name: 'mask', kind: 'mask' },
    { name: 'fields', kind: 'text', optional: true },
  ]),
  plainQuery({ name: 'userhost', group: 'people', help: 'Shows where people connect from.' }, [
    { name: 'nicknames', kind: 'nickname' },
  ]),
]

export const ison: Command = {
  name: 'ison',
  group: 'people',
  help: 'Shows which of some people are connected.',
  parameters: [{ name: 'nicknames', kind: 'nicknames', rest: true }],
  needs: ['online'],
  run: (args, context) => askAndPrint(context, 'ISON', ...args.words('nicknames')),
}

export const monitor: Command = {
  name: 'monitor',
  group: 'people',
  help: 'Tells when people come and go: + adds some, - takes some off the list, l lists them, s shows who is here, c clears the list.',
  parameters: [
    { name: 'what', kind: 'choice', choices: ['+', '-', 'l', 's', 'c'] },
    { name: 'nicknames', kind: 'nicknames', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, context) {
    const nicknames = args.words('nicknames').join(',')
    return askAndPrint(context, 'MONITOR', args.get('what').toUpperCase(), ...(nicknames === '' ? [] : [nicknames]))
  },
}

export const away: Command = {
  name: 'away',
  group: 'people',
  help: 'Marks you as away.',
  parameters: [{ name: 'text', kind: 'text', optional: true, rest: true }],
  needs: ['online'],
  run(args, context) {
    const text = args.find('text') ?? answers.defaultAway
    return tell(context, setAway(context, text), answers.away(text))
  },
}

export const back: Command = {
  name: 'back',
  group: 'people',
  help: 'Marks you as here again.',
  parameters: [],
  needs: ['online'],
  run: (_args, context) => tell(context, setAway(context, undefined), answers.back),
}

function setAway({ network }: CommandContext, text: string | undefined): Promise<CommandOutcome> {
  return settled(network.client.request({ kind: 'set-away', text }).done, () => undefined)
}

export const accept: Command = {
  name: 'accept',
  group: 'moderation',
  help: 'Lets people write to you though you take nothing from strangers; -nickname takes it back, * lists them.',
  parameters: [{ name: 'nicknames', kind: 'nicknames', rest: true }],
  needs: ['online'],
  run: (args, context) => askAndPrint(context, 'ACCEPT', args.words('nicknames').join(',')),
}

export const silence: Command = {
  name: 'silence',
  group: 'moderation',
  help: 'Makes the network keep what some people write from you: +mask adds, -mask takes off, nothing lists.',
  parameters: [{ name: 'mask', kind: 'mask', optional: true }],
  needs: ['online'],
  run: (args, context) => askAndPrint(context, 'SILENCE', ...args.words('mask')),
}
