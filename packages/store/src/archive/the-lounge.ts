import { DatabaseSync } from 'node:sqlite'
import type { History } from '../history.ts'
import type { NetworkId } from '../ids.ts'
import type { MessageKind } from '../message.ts'
import { type ImportLine, type ImportOptions, type ImportReport, Importer } from './import-messages.ts'
import { type Logged, sourceOf } from './logged-line.ts'

/** Rows that are read at once. */
const PAGE = 500

interface Row {
  readonly position: number
  readonly network: string
  readonly channel: string
  readonly time: number
  readonly type: string
  readonly msg: string
}

/** What is in the column `msg`, as far as we look. */
interface LoungeMessage {
  readonly from?: { readonly nick?: string }
  readonly hostmask?: string
  readonly text?: string
  readonly self?: boolean
  readonly new_nick?: string
  readonly target?: { readonly nick?: string }
}

const kinds: Readonly<Record<string, MessageKind>> = {
  message: 'privmsg',
  action: 'action',
  notice: 'notice',
  join: 'join',
  part: 'part',
  quit: 'quit',
  kick: 'kick',
  nick: 'nick',
  mode: 'mode',
  topic: 'topic',
  invite: 'invite',
}

function loggedOf(kind: MessageKind, message: LoungeMessage): Logged {
  const sender = sourceOf(message.from?.nick ?? '', message.hostmask ?? '')
  const text = message.text ?? ''
  if (kind === 'nick') return { kind, sender, text: message.new_nick ?? text }
  if (kind === 'mode') return { kind, sender, text: '', params: text.trim().split(/ +/) }
  const whom = message.target?.nick
  return { kind, sender, text, ...(whom === undefined ? {} : { params: [whom] }) }
}

/** Whether the fields of an object are texts, as far as they are there; null is nothing. */
function hasTexts(value: unknown, ...names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false
  const fields = value as Readonly<Record<string, unknown>>
  return names.every((name) => typeof (fields[name] ?? '') === 'string')
}

function isLoungeMessage(value: unknown): value is LoungeMessage {
  if (!hasTexts(value, 'hostmask', 'text', 'new_nick')) return false
  const { from, target } = value as Readonly<Record<string, unknown>>
  return hasTexts(from ?? {}, 'nick') && hasTexts(target ?? {}, 'nick')
}

function parsed(text: string): LoungeMessage | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isLoungeMessage(value) ? value : undefined
  } catch {
    return undefined
  }
}

function lineOf(row: Row, networks: ReadonlyMap<string, NetworkId>): ImportLine {
  const kind = Object.hasOwn(kinds, row.type) ? kinds[row.type] : undefined
  const network = networks.get(row.network)
  // Whois answers, errors and the like; and networks that nobody asked for.
  if (kind === undefined || network === undefined) return 'nothing'
  const message = parsed(row.msg)
  if (message === undefined || !Number.isFinite(row.time)) return { unreadable: row.msg }
  const own = message.self === true
  return { network, target: row.channel, time: row.time, message: loggedOf(kind, message), own }
}

async function* rowsOf(
  file: DatabaseSync,
  networks: ReadonlyMap<string, NetworkId>,
): AsyncGenerator<ImportLine, void, void> {
  // Newer ones call it `id`, and SQLite then calls a column that is asked for as rowid so too.
  const page = file.prepare(
    'select rowid as position, network, channel, time, type, msg from messages where rowid > ? order by rowid limit ?',
  )
  for (let after = 0; ; ) {
    const rows = page.all(after, PAGE) as unknown as readonly Row[]
    for (const row of rows) yield lineOf(row, networks)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.position
  }
}

/** The networks in a database of The Lounge, by its own ids, with how many messages each has. */
export function loungeNetworks(path: string): ReadonlyMap<string, number> {
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    const rows = file.prepare('select network, count(*) as count from messages group by network').all()
    return new Map(rows.map((row) => [String(row['network']), Number(row['count'])]))
  } finally {
    file.close()
  }
}

/**
 * Imports the SQLite file of one user of The Lounge; `networks` says which of its networks are which of ours. It reads the
 * file in the calling thread, a few hundred rows at a time, so it belongs into a process that does nothing else.
 */
export async function importLounge(
  history: History,
  path: string,
  networks: ReadonlyMap<string, NetworkId>,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    return await new Importer(history, options).run(rowsOf(file, networks))
  } finally {
    file.close()
  }
}
