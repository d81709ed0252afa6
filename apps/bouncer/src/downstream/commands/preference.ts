import { problemOf } from '../../preferences/meanings.ts'
import { MAX_PREFERENCES, MAX_VALUE_BYTES, preferenceLine, type Preferences } from '../../preferences/preferences.ts'
import type { Command, CommandContext } from '../command.ts'
import type { BatchInit } from '../response.ts'

const COMMAND = 'PREFERENCE'
const CAPABILITY = 'longwire/preferences'

/** What the person chose, on all screens. See docs/extensions/preferences.md. */
export const preference: Command = {
  name: COMMAND,
  minParams: 1,
  needsNetwork: false,
  needsUpstream: false,
  capability: CAPABILITY,
  run({ params: [name = '', key, value] }, context) {
    const subcommand = name.toUpperCase()
    const { preferences } = context.user
    if (subcommand === 'LIST') return context.replyBatch(preferenceBatch(preferences, key))
    if (subcommand !== 'GET' && subcommand !== 'SET') {
      return context.fail(COMMAND, 'UNKNOWN_COMMAND', [name || '*'], 'This PREFERENCE command is not known')
    }
    if (key === undefined) return context.fail(COMMAND, 'NEED_MORE_PARAMS', [subcommand], 'A key is needed')
    if (!/^[a-z0-9._/-]{1,64}$/.test(key)) {
      return context.fail(COMMAND, 'INVALID_KEY', [subcommand, safeWord(key)], 'A key is 1 to 64 of a-z 0-9 . _ / -')
    }
    if (subcommand === 'GET') return context.reply(preferenceLine(key, preferences.get(key)))
    return set(key, value === '' ? undefined : value, context)
  },
}

/** All of a person's preferences whose keys begin with the prefix. */
export function preferenceBatch(preferences: Preferences, prefix?: string): BatchInit {
  return {
    type: CAPABILITY,
    params: prefix === undefined || prefix === '' ? [] : [safeWord(prefix)],
    messages: preferences.list(prefix).map(([key, value]) => preferenceLine(key, value)),
  }
}

function set(key: string, value: string | undefined, context: CommandContext): void {
  const { user, screen } = context
  const { attachments, preferences } = user
  const refuse = (code: string, text: string): void => context.fail(COMMAND, code, ['SET', key], text)
  if (value !== undefined) {
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES)
      return refuse('VALUE_TOO_LONG', `A value has at most ${MAX_VALUE_BYTES} bytes`)
    const problem = problemOf(key, value)
    if (problem !== undefined) return refuse('INVALID_VALUE', problem)
    if (!preferences.hasRoom(key)) return refuse('TOO_MANY', `There are at most ${MAX_PREFERENCES} preferences`)
  }
  return context.later(COMMAND, preferences.change(key, value), (changed) => {
    const line = preferenceLine(key, value)
    context.reply(line)
    if (!changed) return
    for (const other of attachments.all()) if (other.screen !== screen) other.screen.send(line)
  })
}

/** A word of a client, as one parameter of an answer. */
function safeWord(word: string): string {
  return word === '' || word.startsWith(':') || /\s/.test(word) ? '*' : word
}
