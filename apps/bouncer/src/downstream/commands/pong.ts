import type { Command } from '../command.ts'

/** That it came is all it says. */
export const pong: Command = { name: 'PONG', minParams: 0, needsNetwork: false, needsUpstream: false, run: () => {} }
