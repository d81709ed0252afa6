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

/** What is not in a file of its own; a command that nobody here knows is not passed on. */
export const passedOnCommands: readonly Command[] = [
  passedOn('ADMIN'),
  passedOn('HELP'),
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
  { ...passedOn('REDACT', 2), capability: 'draft/message-redaction' },
  passedOn('STATS'),
  passedOn('TIME'),
  passedOn('USERHOST', 1),
  { ...passedOn('VERIFY', 2), capability: 'draft/account-registration' },
  passedOn('VERSION'),
  passedOn('WHOWAS', 1),
]
