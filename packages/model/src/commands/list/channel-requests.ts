import { done } from '../../action-outcome.ts'
import { outcomeInWords } from '../../words/refused.ts'
import { listChannels } from '../../channels/list-channels.ts'
import { ask, askAndPrint, askForList, tell } from '../asking.ts'
import type { Command } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const knock: Command = {
  name: 'knock',
  group: 'channels',
  help: 'Asks to be let into a channel that one must be invited to.',
  parameters: [
    { name: 'channel', kind: 'channel' },
    { name: 'text', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  run(args, context) {
    const channel = args.get('channel')
    const text = [args.find('text')].filter((one) => one !== undefined)
    return tell(context, ask(context, 'KNOCK', channel, ...text), answers.knocked(channel))
  },
}

export const invite: Command = {
  name: 'invite',
  group: 'channels',
  help: 'Invites somebody into a channel.',
  parameters: [
    { name: 'nickname', kind: 'nickname' },
    { name: 'channel', kind: 'channel', here: true },
  ],
  needs: ['online'],
  run(args, context) {
    const nickname = args.get('nickname')
    return tell(context, ask(context, 'INVITE', nickname, args.get('channel')), answers.invited(nickname))
  },
}

export const names: Command = {
  name: 'names',
  group: 'channels',
  help: 'Lists who is in a channel.',
  parameters: [{ name: 'channel', kind: 'channel', here: true }],
  needs: ['online'],
  run(args, context) {
    const channel = args.get('channel')
    return askForList(context, { none: answers.nobodyThere(channel) }, 'NAMES', channel)
  },
}

/** Channels that are told at once; screens have a place of their own for all of them. */
const MOST_LISTED = 50

export const list: Command = {
  name: 'list',
  group: 'channels',
  help: 'Lists the channels of the network, the largest first: those that match a pattern, or have more than some members (>20).',
  parameters: [{ name: 'filter', kind: 'text', optional: true, rest: true }],
  needs: ['online'],
  async run(args, { network, print }) {
    const words = args.words('filter')
    const members = words.find((word) => /^>\d+$/.test(word))
    const pattern = words.find((word) => word !== members)
    const outcome = await listChannels(network, {
      ...(pattern !== undefined && { pattern: /[*?]/.test(pattern) ? pattern : `*${pattern}*` }),
      ...(members !== undefined && { moreThan: Number(members.slice(1)) }),
    })
    if (!outcome.ok) return outcome
    const { channels, count } = network.display.channelList
    const lines = channels
      .slice(0, MOST_LISTED)
      .map(({ name, members: size, topic: about }) => `${name} (${size}) ${about}`.trimEnd())
    print(...lines, answers.channels(count, count <= lines.length))
    return done
  },
}

export const topic: Command = {
  name: 'topic',
  aliases: ['t'],
  group: 'channels',
  help: 'Shows the topic of a channel, or sets it; -clear takes it away.',
  flags: [{ name: 'clear' }],
  parameters: [
    { name: 'channel', kind: 'channel', here: true },
    { name: 'topic', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  async run(args, context) {
    const channel = args.get('channel')
    const text = args.has('clear') ? '' : args.find('topic')
    if (text === undefined) return askAndPrint(context, 'TOPIC', channel)
    const outcome = await context.network.client.request({ kind: 'set-topic', channel, topic: text }).done
    return outcomeInWords(outcome, channel, () => undefined)
  },
}

export const rename: Command = {
  name: 'rename',
  group: 'channels',
  help: 'Gives a channel another name.',
  parameters: [
    { name: 'old', kind: 'channel', here: true },
    { name: 'new', kind: 'channel' },
    { name: 'reason', kind: 'text', optional: true, rest: true },
  ],
  needs: ['online'],
  rank: 'op',
  run: (args, context) => ask(context, 'RENAME', args.get('old'), args.get('new'), args.find('reason') ?? ''),
}

export const motd: Command = {
  name: 'motd',
  group: 'server',
  help: 'Shows what the network tells everybody.',
  parameters: [],
  needs: ['online'],
  run(_args, { session, print }) {
    print(...(session.motd.length === 0 ? [answers.noMotd] : session.motd))
    return done
  },
}
