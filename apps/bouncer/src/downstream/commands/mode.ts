import type { Command } from '../command.ts'
import { askNetwork } from './relay-outcome.ts'

/** Questions and changes; a change that succeeds is shown to every screen. */
export const mode: Command = {
  name: 'MODE',
  minParams: 1,
  needsNetwork: true,
  needsUpstream: true,
  run: ({ command, params }, context) => askNetwork({ command, params }, context),
}
