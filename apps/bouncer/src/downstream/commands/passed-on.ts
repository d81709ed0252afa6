import type { Command } from '../command.ts'
import { askNetwork } from './relay-outcome.ts'

/** A command that the network answers: passed on as it is, its answer given to the screen that asked. */
function passedOn(name: string, minParams = 0): Command {
  return {
    name,
    minParams,
    needsNetwork: true,
    needsUpstream: true,
    run: ({ command, params }, context) => askNetwork({ command, params }, context),
  }
}

/** Services as networks let one speak to them without their nicknames. */
const services = 'BOTSERV BS CHANSERV CS HOSTSERV HS MEMOSERV MS NICKSERV NS OPERSERV OS'.split(' ')

/** For those who look after a network. */
const operators =
  'CHGHOST CHGIDENT CHGNAME CONNECT DIE DLINE GLINE GLOBOPS KILL KLINE RESTART REHASH SAJOIN SAMODE SANICK SAPART SQUIT UNDLINE UNKLINE WALLOPS ZLINE'.split(
    ' ',
  )

/** What is not in a file of its own; a command that nobody here knows is not passed on. */
export const passedOnCommands: readonly Command[] = [
  ...services.map((name) => passedOn(name, 1)),
  ...operators.map((name) => passedOn(name)),
  passedOn('ACCEPT'),
  passedOn('ADMIN'),
  passedOn('CNOTICE', 3),
  passedOn('CPRIVMSG', 3),
  passedOn('HELP'),
  passedOn('HELPOP'),
  passedOn('INFO'),
  passedOn('INVITE', 2),
  passedOn('ISON', 1),
  passedOn('KICK', 2),
  passedOn('KNOCK', 1),
  passedOn('LINKS'),
  passedOn('LIST'),
  passedOn('LUSERS'),
  passedOn('MAP'),
  passedOn('MOTD'),
  passedOn('OPER', 2),
  { ...passedOn('REGISTER', 3), capability: 'draft/account-registration' },
  passedOn('RENAME', 2),
  passedOn('RULES'),
  { ...passedOn('REDACT', 2), capability: 'draft/message-redaction' },
  passedOn('SILENCE'),
  passedOn('SQUERY', 2),
  passedOn('STATS'),
  passedOn('TIME'),
  passedOn('USERHOST', 1),
  passedOn('USERIP', 1),
  passedOn('USERS'),
  { ...passedOn('VERIFY', 2), capability: 'draft/account-registration' },
  passedOn('VERSION'),
  passedOn('WHOWAS', 1),
]
