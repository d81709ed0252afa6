import type { Command } from '../command.ts'

/** Commands of the registration come once; a later one changes nothing. */
function onlyOnce(name: string, number: string, text: string): Command {
  return {
    name,
    minParams: 0,
    needsNetwork: false,
    needsUpstream: false,
    run: (_, context) => context.numeric(number, text),
  }
}

export const alreadyRegisteredCommands: readonly Command[] = [
  onlyOnce('USER', '462', 'You are registered already'),
  onlyOnce('PASS', '462', 'You are registered already'),
]
