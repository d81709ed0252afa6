import { done, notDone } from '../../action-outcome.ts'
import type { Buffer } from '../../buffers/buffer.ts'
import type { Command, CommandContext } from '../command.ts'
import { answers } from '../../words/answers.ts'

export const buffer: Command = {
  name: 'buffer',
  aliases: ['goto'],
  group: 'buffers',
  help: 'Shows another conversation, by its name (a part will do) or its place in the list.',
  parameters: [{ name: 'name', kind: 'buffer', rest: true }],
  run(args, context) {
    const found = findBuffer(context, args.get('name'))
    return found === undefined
      ? notDone('no-buffer', answers.noBufferCalled)
      : { ok: true, value: { kind: 'show', buffer: found.key } }
  },
}

const which: Command['parameters'] = [
  { name: 'which', kind: 'choice', choices: ['unread', 'highlight'], optional: true },
]

export const next = stepping('next', 1, 'Shows the next conversation, or the next one with unread lines or mentions.')
export const prev = stepping(
  'prev',
  -1,
  'Shows the conversation before, or the one before with unread lines or mentions.',
)

function stepping(name: string, step: 1 | -1, help: string): Command {
  return {
    name,
    group: 'buffers',
    help,
    parameters: which,
    run(args) {
      const wanted = args.find('which')
      const kind = wanted === 'unread' ? 'unread' : wanted === 'highlight' ? 'mention' : 'any'
      return { ok: true, value: { kind: 'next-buffer', step, which: kind } }
    },
  }
}

export const clear: Command = {
  name: 'clear',
  group: 'buffers',
  help: 'Hides what is here on this screen; nothing is lost, and -undo shows it again.',
  flags: [{ name: 'undo' }],
  parameters: [],
  run(args, context) {
    context.buffer.setClearedUpTo(args.has('undo') ? 0 : (context.buffer.timeline.last?.time ?? 0))
    return done
  },
}

export const markread: Command = {
  name: 'markread',
  group: 'buffers',
  help: 'Marks this conversation as read, or with -all every one.',
  flags: [{ name: 'all' }],
  parameters: [],
  run(args, { networks, network, buffer: here, print }) {
    if (!args.has('all')) network.markers.markRead(here, Number.MAX_SAFE_INTEGER)
    else {
      for (const one of networks.all()) {
        for (const each of one.buffers.all()) one.markers.markRead(each, Number.MAX_SAFE_INTEGER)
      }
    }
    print(args.has('all') ? answers.read.everywhere : answers.read.here)
    return done
  },
}

export const mentions: Command = {
  name: 'mentions',
  group: 'buffers',
  help: 'Shows where you were mentioned.',
  parameters: [],
  run: () => ({ ok: true, value: { kind: 'mentions' } }),
}

export const search: Command = {
  name: 'search',
  group: 'buffers',
  help: 'Searches what was said: words, and from:NICK in:#CHANNEL on:NETWORK before:DATE after:DATE has:link.',
  parameters: [{ name: 'query', kind: 'text', rest: true }],
  run: (args) => ({ ok: true, value: { kind: 'search', query: args.get('query') } }),
}

/** By its place (from 1), its whole name, the beginning of its name, or any part of it. */
function findBuffer({ networks, network }: CommandContext, wanted: string): Buffer | undefined {
  const all = [network, ...networks.all().filter((other) => other !== network)].flatMap(({ buffers }) => buffers.all())
  const inOrder = networks.all().flatMap(({ buffers }) => buffers.all())
  if (/^\d+$/.test(wanted)) return inOrder[Number(wanted) - 1]
  const part = wanted.toLowerCase()
  const name = (one: Buffer): string => one.name.toLowerCase()
  return (
    network.buffers.get(wanted) ??
    all.find((one) => name(one) === part) ??
    all.find((one) => name(one).replace(/^\W+/, '').startsWith(part.replace(/^\W+/, ''))) ??
    all.find((one) => name(one).includes(part))
  )
}
