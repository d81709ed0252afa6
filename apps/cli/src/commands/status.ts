import process from 'node:process'
import type { StatusAnswer } from '@longwire/bouncer'
import { administer } from '../administration.ts'
import { simpleCommand } from '../simple-command.ts'

const help = `Usage: longwire status [OPTIONS]

Whether the bouncer runs, and how many networks and screens it holds. The exit status is 0 when it runs.

  --data DIR                     the data folder (LONGWIRE_DATA)
`

/** How things are, in a few lines. */
export const status = simpleCommand({
  summary: 'whether the bouncer runs, and what it holds',
  help,
  flags: {},
  words: 0,
  async run(typed, shipped) {
    const answer = (await administer(typed, shipped, 'status', {})) as StatusAnswer
    process.stdout.write(textOf(answer))
    return answer.running ? 0 : 1
  },
})

function textOf({ running, since, people, networks, connected, screens }: StatusAnswer): string {
  if (!running) return `Longwire does not run.\nPeople: ${people}\nNetworks: ${networks}\n`
  return [
    `Longwire runs since ${new Date(since).toISOString()}.\n`,
    `People: ${people}\n`,
    `Networks: ${networks}, of which ${connected} connected\n`,
    `Screens: ${screens}\n`,
  ].join('')
}
