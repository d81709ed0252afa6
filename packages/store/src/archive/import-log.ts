import { createReadStream } from 'node:fs'
import type { History } from '../history.ts'
import type { NetworkId } from '../ids.ts'
import { type ImportLine, type ImportOptions, type ImportReport, Importer } from './import-messages.ts'
import { irssiLog } from './irssi-log.ts'
import { type LineReader, nothing } from './logged-line.ts'
import { wallClock } from './wall-time.ts'
import { weechatLog } from './weechat-log.ts'
import { zncLog } from './znc-log.ts'

/** Whose log it is. `znc` is soju's file store as well. */
export type LogFormat = 'znc' | 'weechat' | 'irssi'

/** A log file, and what it is the log of. */
export interface LogFile {
  readonly path: string
  readonly format: LogFormat
  readonly network: NetworkId
  /** A channel, a nickname, or `''` for the network's own messages. */
  readonly target: string
  /** IANA name of the zone whose clock wrote it, such as `Europe/Helsinki`. */
  readonly zone: string
  /** ZNC and soju: the day, `YYYY-MM-DD`, which is in the file's name. */
  readonly date?: string
}

const strict = new TextDecoder('utf-8', { fatal: true })
const legacy = new TextDecoder('windows-1252')

/** PITFALLS 30: a line that is no UTF-8 was written in the encoding of its time. */
function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    return legacy.decode(bytes)
  }
}

/** The lines of a file, however large it is. */
export async function* linesOf(path: string): AsyncGenerator<string, void, void> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = Buffer.concat([rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      yield decode(bytes.subarray(start, end)).replace(/\r$/, '')
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield decode(rest)
}

function readerOf({ format, date = '' }: LogFile): LineReader {
  if (format === 'weechat') return weechatLog()
  if (format === 'irssi') return irssiLog()
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return zncLog({ year, month, day })
}

async function* importLines(file: LogFile, lines: AsyncIterable<string>): AsyncGenerator<ImportLine, void, void> {
  const read = readerOf(file)
  const timeOf = wallClock(file.zone)
  const { network, target } = file
  for await (const line of lines) {
    const logged = line === '' ? nothing : read(line)
    if (logged.kind === 'nothing') yield 'nothing'
    else if (logged.kind === 'unreadable') yield { unreadable: line }
    else yield { network, target, time: timeOf(logged.at), message: logged.message }
  }
}

/** Imports a log file; see {@link Importer}. `lines` replaces the file's own, which are read where it is absent. */
export function importLog(
  history: History,
  file: LogFile,
  options: ImportOptions = {},
  lines: AsyncIterable<string> = linesOf(file.path),
): Promise<ImportReport> {
  return new Importer(history, options).run(importLines(file, lines))
}
