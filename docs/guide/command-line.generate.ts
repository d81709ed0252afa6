import { commands } from '../../apps/cli/src/commands.ts'

/** The reference of the `longwire` command: what each of its commands says of itself. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  const sections: string[] = []
  for (const [name, load] of Object.entries(commands)) {
    sections.push(`## longwire ${name}\n\n\`\`\`\n${(await load()).help.trimEnd()}\n\`\`\`\n`)
  }
  const text = `# The longwire command

<!-- Written by command-line.generate.ts. -->

What is said with it is carried out by the bouncer where it runs, else on its data folder; it is found by \`--data\`, or where it
lies when nothing is said. The exit status is 0 when it was done, 2 when what was typed cannot be meant.

${sections.join('\n')}`
  return { 'docs/guide/command-line.md': text }
}
