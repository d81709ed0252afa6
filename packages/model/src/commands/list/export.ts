import { stripFormatting } from '@longwire/irc'
import { notDone } from '../../action-outcome.ts'
import type { Line } from '../../line.ts'
import type { Command, CommandContext, CommandOutcome } from '../command.ts'
import { answers } from '../../words/answers.ts'

/** Pages of history that are loaded for it: with what is here, more than anybody reads. */
const MOST_PAGES = 300

export const exportCommand: Command = {
  name: 'export',
  group: 'buffers',
  help: 'Writes this conversation, as far back as it goes, into a file: as text, or as json.',
  parameters: [{ name: 'format', kind: 'choice', choices: ['text', 'json'], optional: true }],
  needs: ['conversation'],
  async run(args, context) {
    const loaded = await loadAll(context)
    if (!loaded.ok) return loaded
    const lines = context.buffer.timeline.confirmed
    if (lines.length === 0) return notDone('nothing', answers.nothingToExport)
    const json = args.find('format') === 'json'
    return {
      ok: true,
      value: {
        kind: 'save',
        name: `${fileName(context.buffer.name)}.${json ? 'json' : 'txt'}`,
        type: json ? 'application/json' : 'text/plain',
        text: json ? JSON.stringify(lines.map(plain), undefined, 2) : lines.map(written).join('\n') + '\n',
      },
    }
  },
}

async function loadAll({ buffer, network }: CommandContext): Promise<CommandOutcome> {
  const { timeline } = buffer
  buffer.look()
  try {
    for (let page = 0; page < MOST_PAGES && network.ready; page++) {
      const request = nextPage(timeline)
      if (request === undefined) break
      const outcome = await network.history.load(buffer, request)
      if (!outcome.ok) return outcome
    }
  } finally {
    // What it needs no more is dropped when the next line comes.
    buffer.unlook()
  }
  return { ok: true, value: undefined }
}

function nextPage(
  timeline: CommandContext['buffer']['timeline'],
): Parameters<CommandContext['network']['history']['load']>[1] | undefined {
  const { shown, first } = timeline
  const [gap] = shown.gaps
  if (shown.newer !== 'end') return { kind: 'latest' }
  const older = gap === undefined ? undefined : timeline.beforeGap(gap.beforeLine)
  if (gap !== undefined && older !== undefined) return { kind: 'between', older: older.id, newer: gap.beforeLine }
  return shown.older === 'end' || first === undefined ? undefined : { kind: 'before', line: first.id }
}

/** Nothing that a file system minds, and no way out of a folder (pitfall 6). */
function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}#_-]+/gu, '_').slice(0, 80) || 'conversation'
}

function plain({ id, time, kind, sender, text, account, replyTo, reactions, subject }: Line): object {
  return {
    id,
    time: new Date(time).toISOString(),
    kind,
    sender,
    text: stripFormatting(text),
    account,
    replyTo,
    reactions,
    subject,
  }
}

function written({ time, kind, sender, text, subject }: Line): string {
  const stamp = new Date(time).toISOString().slice(0, 19).replace('T', ' ')
  const said = stripFormatting(text)
  switch (kind) {
    case 'privmsg':
      return `${stamp} <${sender}> ${said}`
    case 'notice':
      return `${stamp} -${sender}- ${said}`
    case 'action':
      return `${stamp} * ${sender} ${said}`
    default:
      return [stamp, '***', sender, kind, subject, said].filter(Boolean).join(' ')
  }
}
