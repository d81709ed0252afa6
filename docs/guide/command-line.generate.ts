import { SERVICE_NICKNAME, serviceCommands, serviceHelp } from '@longwire/bouncer'
import { commands } from '../../apps/cli/src/commands.ts'

/** The reference of the `longwire` command: what each of its commands says of itself. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  const sections: string[] = []
  for (const [name, load] of Object.entries(commands)) {
    sections.push(`## longwire ${name}\n\n\`\`\`\n${(await load()).help.trimEnd()}\n\`\`\`\n`)
  }
  const rows = serviceCommands.map(({ name, administrators }) => {
    const { words, help } = serviceHelp(name)
    return `| \`${words.replaceAll('|', '\\|')}\` | ${help}${administrators === true ? ' (administrators)' : ''} |`
  })
  const text = `# The longwire command

<!-- Written by command-line.generate.ts. -->

What is said with it is carried out by the bouncer where it runs, else on its data folder; it is found by \`--data\`, or where it
lies when nothing is said. The exit status is 0 when it was done, 2 when what was typed cannot be meant or was refused, and 1 when
what it looked at is not right (\`doctor\`, \`expose\`, \`status\`), or it could not start. \`connect\` has more of them.

${sections.join('\n')}
## In a conversation

From any IRC client that is attached, the same is said to \`${SERVICE_NICKNAME}\`, such as \`/msg ${SERVICE_NICKNAME} help\`. What is said
there stays between that client and the bouncer.

| Command | What it does |
|---|---|
${rows.join('\n')}
`
  return { 'docs/guide/command-line.md': text }
}
