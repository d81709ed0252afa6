import { type Command, type CommandGroup, loadCommands, usageOf } from '@longwire/model'

const titles: Readonly<Record<CommandGroup, string>> = {
  connection: 'Networks and yourself',
  channels: 'Channels',
  messages: 'Saying things',
  moderation: 'Keeping order',
  people: 'People',
  buffers: 'Conversations',
  attention: 'Attention',
  client: 'Longwire',
  services: 'Services',
  server: 'Servers and operators',
}

function row(command: Command): string {
  const aliases = (command.aliases ?? []).map((alias) => `\`/${alias}\``).join(', ')
  return `| \`${cell(usageOf(command))}\` | ${aliases} | ${cell(command.help)} |`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

/** The list of slash commands, from the registry that the screens use. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  const { commands } = await loadCommands()
  const sections = Object.entries(titles).flatMap(([group, title]) => {
    const rows = commands.filter((command) => command.group === group).map(row)
    return rows.length === 0
      ? []
      : [`## ${title}\n\n| Command | Also | What it does |\n|---|---|---|\n${rows.join('\n')}\n`]
  })
  const text = `# Commands

<!-- Written by commands.generate.ts. -->

Typed where messages are written. What stands in brackets may be left out; where a channel may, it is the one in front of you. A
line that is to begin with a slash is typed with two.

${sections.join('\n')}`
  return { 'docs/guide/commands.md': text }
}
