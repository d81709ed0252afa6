import type { Command } from './command.ts'
import { react, redact, reply, unreact } from './list/about-a-line.ts'
import { register, verify } from './list/accounts.ts'
import { banlist, maskLists } from './list/ban.ts'
import { buffer, clear, markread, mentions, next, prev, search } from './list/buffers.ts'
import { cap } from './list/cap.ts'
import { invite, knock, list, motd, names, rename, topic } from './list/channel-requests.ts'
import { close } from './list/close.ts'
import { ctcp } from './list/ctcp.ts'
import { flushq } from './list/flushq.ts'
import { help } from './list/help.ts'
import { join } from './list/join.ts'
import { jump } from './list/jump.ts'
import { kick, kickban, remove } from './list/kick.ts'
import { membership } from './list/membership.ts'
import { mode, umode } from './list/mode.ts'
import { describe, msg, notice, query } from './list/msg.ts'
import { connect, disconnect, network, reconnect } from './list/networks.ts'
import { nick } from './list/nick.ts'
import { cycle, part } from './list/part.ts'
import { accept, away, back, ison, monitor, peopleQueries, silence, whois, wii } from './list/people.ts'
import { lag, ping } from './list/ping.ts'
import { raw } from './list/raw.ts'
import { ame, amsg, me, plain, say, shrug, slap, spoiler } from './list/saying.ts'
import { kill, metadata, oper, serverQueries, wallops } from './list/server.ts'
import { identify, serviceCommands } from './list/services.ts'
import { setname } from './list/setname.ts'

const connection = [connect, disconnect, reconnect, network, nick, setname, ping, lag, flushq, raw, cap]
const channels = [join, part, close, cycle, knock, invite, list, names, topic, rename]
const messages = [
  msg,
  query,
  say,
  me,
  describe,
  notice,
  ctcp,
  plain,
  spoiler,
  slap,
  shrug,
  amsg,
  ame,
  reply,
  react,
  unreact,
  redact,
]
const moderation = [...membership, mode, umode, kick, ...maskLists, banlist, kickban, remove, accept, silence]
const people = [whois, wii, ...peopleQueries, ison, monitor, away, back]
const buffers = [buffer, next, prev, clear, markread, search, jump, mentions]
const services = [...serviceCommands, identify, register, verify]
const server = [motd, ...serverQueries, metadata, oper, kill, wallops]

/** Every slash command, in the order in which help lists them. Names and aliases are unique. */
export const commands: readonly Command[] = [
  ...connection,
  ...channels,
  ...messages,
  ...moderation,
  ...people,
  ...buffers,
  help,
  ...services,
  ...server,
]
