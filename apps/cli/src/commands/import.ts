import { resolve } from 'node:path'
import process from 'node:process'
import type { ImportAnswer } from '@longwire/bouncer'
import { administer, textOf, type Typed, wordAt } from '../administration.ts'
import { UsageError } from '../command.ts'
import { ProgressLine } from '../progress-line.ts'
import { simpleCommand } from '../simple-command.ts'

/** What a history can come from, as it is typed. */
const programs: readonly string[] = ['weechat', 'irssi', 'znc', 'soju', 'lounge', 'longwire']

/** Logs of other programs, and exports of our own, brought into a history. */
export const importHistory = simpleCommand({
  summary: 'bring logs of another program into the history of a user',
  help: `Usage: longwire import USER PATH --from PROGRAM [OPTIONS]

Brings in what another program has kept. Doing it again adds nothing twice; one that was cut short goes on. Nobody is notified,
and nothing becomes unread. Each line that could not be read is told, with its file and number, and each file
that was left out.

  --from PROGRAM                 weechat, irssi, znc, soju (its files), lounge, or longwire (an export)
  PATH                           the folder with the logs, or a file
  --network NAME                 the network that all of it belongs to, or THEIRS=OURS,THEIRS=OURS; by default networks are
                                 found by their names
  --zone ZONE                    the time zone of the clock that wrote the logs, such as Europe/Helsinki; default: this machine's
  --nick NICK,NICK               nicknames that the user had, beside the one of the network
  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: { from: 'text', network: 'text', zone: 'text', nick: 'text' },
  words: 2,
  async run(typed, shipped) {
    const line = new ProgressLine()
    const answer = (await administer(typed, shipped, 'history.import', parametersOf(typed), (note) => {
      const told = note as ImportNote
      if ('leftOut' in told) {
        line.end()
        process.stderr.write(`${visible(told.file)}: left out: ${leftOutBecause[told.leftOut]}\n`)
      } else if ('unreadable' in told && 'line' in told) {
        line.end()
        process.stderr.write(`${told.file}:${told.line}: this line could not be read: ${visible(told.unreadable)}\n`)
      } else line.show(`${told.messages} messages, ${told.file}`)
    })) as ImportAnswer
    line.end()
    process.stdout.write(textFor(answer))
    return answer.files === 0 ? 1 : 0
  },
})

const leftOutBecause = {
  packed: 'it is compressed in a way that Longwire does not read. Unpack it, and import once more.',
  name: 'it is not named as a log of this program is.',
} as const

/** How it goes on: so much is done, a file that is not read, or a line that is not understood. */
type ImportNote =
  | { readonly file: string; readonly messages: number }
  | { readonly file: string; readonly leftOut: keyof typeof leftOutBecause }
  | { readonly file: string; readonly line: number; readonly unreadable: string }

/** Without what a terminal would take for a command. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these control characters are what is looked for
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
}

function parametersOf(typed: Typed): Readonly<Record<string, unknown>> {
  const [user, path] = [wordAt(typed, 0, 'USER'), resolve(wordAt(typed, 1, 'PATH'))]
  const from = textOf(typed, 'from')
  if (from === undefined) throw new UsageError(`--from is missing: ${programs.join(', ')}.`)
  if (!programs.includes(from)) throw new UsageError(`--from: “${from}” is none of ${programs.join(', ')}.`)
  const networks = textOf(typed, 'network')
  return {
    user,
    path,
    from,
    zone: textOf(typed, 'zone') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone,
    nicknames: textOf(typed, 'nick')?.split(',') ?? [],
    ...(networks !== undefined && { networks }),
  }
}

function textFor({ files, messages, fresh, unreadable, unknownNetworks }: ImportAnswer): string {
  const left = unknownNetworks.length === 0 ? '' : leftOut(unknownNetworks)
  const odd = unreadable === 0 ? '' : `${unreadable === 1 ? '1 line' : `${unreadable} lines`} could not be read.\n`
  return `${files} ${files === 1 ? 'file' : 'files'}: ${messages} messages, of which ${fresh} are new.\n${odd}${left}`
}

function leftOut(names: readonly string[]): string {
  return `Left out, because the user has no such network: ${names.join(', ')}. Add it, or say --network ${names[0] ?? ''}=NAME.\n`
}
