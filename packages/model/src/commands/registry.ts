import type { Command } from './command.ts'
import { react, redact, reply, unreact } from './list/about-a-line.ts'
import { register, verify } from './list/accounts.ts'
import { alias, unalias } from './list/alias.ts'
import { banlist, maskLists } from './list/ban.ts'
import { bind, unbind } from './list/bind.ts'
import { archive, attach, detach, mute, notify, pin, unarchive, unmute, unpin } from './list/buffer-settings.ts'
import { buffer, clear, markread, mentions, next, prev, search } from './list/buffers.ts'
import { cap } from './list/cap.ts'
import { invite, knock, list, motd, names, rename, topic } from './list/channel-requests.ts'
import { close } from './list/close.ts'
import { ctcp } from './list/ctcp.ts'
import { doNotDisturb } from './list/do-not-disturb.ts'
import { exportCommand } from './list/export.ts'
import { flushq } from './list/flushq.ts'
import { help } from './list/help.ts'
import { highlight } from './list/highlight.ts'
import { ignore, ignorelist, unignore } from './list/ignore.ts'
import { join } from './list/join.ts'
import { jump } from './list/jump.ts'
import { kick, kickban, remove } from './list/kick.ts'
import { sessions, token } from './list/logins.ts'
import { membership } from './list/membership.ts'
import { mode, umode } from './list/mode.ts'
import { describe, msg, notice, query } from './list/msg.ts'
import { connect, disconnect, network, reconnect } from './list/networks.ts'
import { nick } from './list/nick.ts'
import { cycle, part } from './list/part.ts'
import { accept, away, back, ison, monitor, peopleQueries, silence, whois, wii } from './list/people.ts'
import { perform } from './list/perform.ts'
import { lag, ping } from './list/ping.ts'
import { quit } from './list/quit.ts'
import { raw } from './list/raw.ts'
import { ame, amsg, me, plain, say, shrug, slap, spoiler } from './list/saying.ts'
import { kill, metadata, oper, serverQueries, wallops } from './list/server.ts'
import { identify, serviceCommands } from './list/services.ts'
import { get, set, theme, unset } from './list/set.ts'
import { setname } from './list/setname.ts'
import { timer } from './list/timer.ts'
import { version } from './list/version.ts'

const connection = [connect, disconnect, reconnect, network, quit, nick, setname, ping, lag, flushq, raw, cap]
const channels = [join, part, close, cycle, knock, invite, list, names, topic, rename, detach, attach]
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
const people = [whois, wii, ...peopleQueries, ison, monitor, ignore, unignore, ignorelist, away, back]
const buffers = [
  buffer,
  next,
  prev,
  clear,
  pin,
  unpin,
  archive,
  unarchive,
  mute,
  unmute,
  markread,
  search,
  jump,
  mentions,
  exportCommand,
]
const attention = [highlight, notify, doNotDisturb]
const client = [set, get, unset, bind, unbind, alias, unalias, theme, timer, version, perform, sessions, token]
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
  ...attention,
  ...client,
  help,
  ...services,
  ...server,
]
