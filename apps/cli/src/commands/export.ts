import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { finished } from 'node:stream/promises'
import type { Resources } from '@longwire/bouncer'
import { administer, textOf, type Typed, wordAt } from '../administration.ts'
import { UsageError } from '../command.ts'
import { simpleCommand } from '../simple-command.ts'

/** Exported conversations are nobody else's. */
const OWNER_ONLY = 0o600

/** What a person has, written out. */
export const exportHistory = simpleCommand({
  summary: 'write the history of a user out, as JSON or as text',
  help: `Usage: longwire export USER [OPTIONS]

Writes everything that a user has: conversations with all their messages, read positions, preferences, the networks without
their passwords. It is one JSON object on each line, which “longwire import --from longwire” reads back, here or elsewhere.

  --output FILE                  where to; default: standard output
  --text FOLDER                  plain text instead, a file for each conversation
  --data DIR                     the data folder (LONGWIRE_DATA)
`,
  flags: { output: 'text', text: 'text' },
  words: 1,
  async run(typed, shipped) {
    const folder = textOf(typed, 'text')
    if (folder === undefined) return exportJson(typed, shipped)
    if (textOf(typed, 'output') !== undefined) throw new UsageError('--output and --text exclude each other.')
    return exportText(typed, shipped, resolve(folder))
  },
})

async function exportJson(typed: Typed, shipped: Resources): Promise<number> {
  const path = textOf(typed, 'output')
  const out = path === undefined ? process.stdout : created(path, 'wx')
  try {
    if ('path' in out) await once(out, 'open')
    await administer(typed, shipped, 'history.export', { user: wordAt(typed, 0, 'USER') }, (note) =>
      write(out, (note as { readonly lines: readonly string[] }).lines),
    )
    if ('path' in out) await end(out)
    return 0
  } catch (error) {
    throw refusal(error)
  }
}

async function exportText(typed: Typed, shipped: Resources, folder: string): Promise<number> {
  let current: { readonly file: string; readonly out: WriteStream } | undefined
  let files = 0
  const parameters = { user: wordAt(typed, 0, 'USER'), form: 'text' }
  try {
    await administer(typed, shipped, 'history.export', parameters, async (note) => {
      const { file, lines } = note as { readonly file: string; readonly lines: readonly string[] }
      if (current?.file !== file) {
        if (current !== undefined) await end(current.out)
        const path = join(folder, file)
        mkdirSync(dirname(path), { recursive: true })
        current = { file, out: created(path, 'w') }
        await once(current.out, 'open')
        files++
      }
      await write(current.out, lines)
    })
    if (current !== undefined) await end(current.out)
  } catch (error) {
    throw refusal(error)
  }
  process.stdout.write(`${files} ${files === 1 ? 'conversation is' : 'conversations are'} in ${folder}\n`)
  return 0
}

function created(path: string, flags: 'w' | 'wx'): WriteStream {
  const out = createWriteStream(path, { flags, mode: OWNER_ONLY })
  // What the disk refuses is asked for at each write, and at the end; it may say so in between.
  out.on('error', () => {})
  return out
}

async function write(out: NodeJS.WritableStream, lines: readonly string[]): Promise<void> {
  if ('errored' in out && out.errored instanceof Error) throw out.errored
  if (!out.write(lines.map((line) => `${line}\n`).join(''))) await once(out, 'drain')
}

async function end(out: WriteStream): Promise<void> {
  out.end()
  await finished(out)
}

/** What the disk refuses, in words. */
function refusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'EEXIST') return new UsageError('This file is there already; it is left as it is.', { cause: error })
  return /^E[A-Z]+$/.test(code) && error instanceof Error ? new UsageError(error.message, { cause: error }) : error
}
