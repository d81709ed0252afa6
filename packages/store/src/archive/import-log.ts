import type { History } from '../history.ts'
import type { NetworkId } from '../ids.ts'
import { type ImportLine, type ImportOptions, type ImportReport, Importer } from './import-messages.ts'
import { irssiLog } from './irssi-log.ts'
import { linesOf } from './lines-of.ts'
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
