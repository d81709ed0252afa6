import {
  banExceptionMode,
  banMasks,
  completeMask,
  fold,
  inviteExceptionMode,
  type Message,
  parseExtban,
  quieting,
  type SessionState,
} from '@longwire/irc'
import { notDone } from '../../action-outcome.ts'
import { askForList } from '../asking.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { changeModes } from './membership.ts'
import { answers } from '../../words/answers.ts'

/** An entry of the list `b`, in which extended bans are. */
const RPL_BANLIST = '367'

interface MaskList {
  readonly add: string
  readonly drop: string
  /** The mode of the list; undefined where the network has none. */
  mode(session: SessionState): string | undefined
  /** The entry for a mask, where that is not the mask itself. */
  entryOf?(session: SessionState, mask: string): string
  /** What is listed of an entry; undefined for one that is on a list of another kind in the same mode. */
  shownOf?(session: SessionState, entry: string): string | undefined
  readonly addHelp: string
  readonly dropHelp: string
}

const lists: readonly MaskList[] = [
  {
    add: 'ban',
    drop: 'unban',
    mode: () => 'b',
    addHelp: 'Keeps people out of a channel, by nickname or mask; without one, lists who is kept out.',
    dropHelp: 'Lets people in again.',
  },
  {
    add: 'quiet',
    drop: 'unquiet',
    mode: ({ isupport }) => quieting(isupport)?.mode,
    entryOf: ({ isupport }, mask) => quietEntryOf(isupport, mask),
    shownOf: ({ isupport }, entry) => quieting(isupport)?.maskOf(entry),
    addHelp: 'Lets people listen but not speak; without a mask, lists them.',
    dropHelp: 'Lets people speak again.',
  },
  {
    add: 'except',
    drop: 'unexcept',
    mode: ({ isupport }) => banExceptionMode(isupport),
    addHelp: 'Lets people in whatever bans there are; without a mask, lists them.',
    dropHelp: 'Takes an exception from bans back.',
  },
  {
    add: 'invex',
    drop: 'uninvex',
    mode: ({ isupport }) => inviteExceptionMode(isupport),
    addHelp: 'Lets people in without an invitation; without a mask, lists them.',
    dropHelp: 'Takes an exception from invitations back.',
  },
]

/** Lists of masks that a channel keeps: `/ban`, `/unban` and the like. */
export const maskLists: readonly Command[] = lists.flatMap((kept) => [
  changing(kept.add, '+', kept, kept.addHelp),
  changing(kept.drop, '-', kept, kept.dropHelp),
])

export const banlist: Command = {
  name: 'banlist',
  group: 'moderation',
  help: 'Lists who is kept out of a channel.',
  parameters: [{ name: 'channel', kind: 'channel', here: true }],
  needs: ['online'],
  run: (args, context) => listMasks(context, args.get('channel'), 'b'),
}

function changing(name: string, sign: '+' | '-', kept: MaskList, help: string): Command {
  return {
    name,
    group: 'moderation',
    help,
    parameters: [
      { name: 'channel', kind: 'channel', here: true },
      { name: 'masks', kind: 'mask', optional: true, rest: true },
    ],
    needs: ['online'],
    rank: 'halfop',
    run(args, context) {
      const mode = kept.mode(context.session)
      const channel = args.get('channel')
      if (mode === undefined) return notDone('not-here', answers.notHere.list)
      const masks = args.words('masks').map((typed) => {
        const mask = banMaskOf(context, typed)
        return kept.entryOf?.(context.session, mask) ?? mask
      })
      return masks.length === 0
        ? listMasks(context, channel, mode, kept)
        : changeModes(context, channel, sign, mode, masks)
    },
  }
}

/** A mask as it stands among those that are quieted; one that was typed as such stays. */
function quietEntryOf(isupport: SessionState['isupport'], mask: string): string {
  const quiet = quieting(isupport)
  return quiet === undefined || quiet.maskOf(mask) !== undefined ? mask : quiet.entryOf(mask)
}

function listMasks(
  context: CommandContext,
  channel: string,
  mode: string,
  { shownOf }: Pick<MaskList, 'shownOf'> = {},
): Promise<CommandOutcome> {
  const read = (reply: Message): Message | undefined => {
    if (reply.command !== RPL_BANLIST || shownOf === undefined) return reply
    const [client = '', where = '', entry = '', ...more] = reply.params
    const shown = shownOf(context.session, entry)
    return shown === undefined ? undefined : { ...reply, params: [client, where, shown, ...more] }
  }
  return askForList(context, { none: answers.nobodyListed(channel), read }, 'MODE', channel, mode)
}

/** A mask as it was typed, completed; for somebody who is here, the host, which stays when the nickname changes. */
export function banMaskOf({ session }: CommandContext, typed: string): string {
  if (/[!@*?]/.test(typed) || parseExtban(session.isupport, typed) !== undefined) return completeMask(typed)
  const user = session.users.get(fold(typed, session.isupport.casemapping))
  if (user?.hostname === undefined) return completeMask(typed)
  const { nickname, username, hostname } = user
  const masks = banMasks(session.isupport, { nickname, hostname, ...(username !== undefined && { username }) })
  return (masks.find(({ by }) => by === 'host') ?? masks[0])?.mask ?? completeMask(typed)
}
