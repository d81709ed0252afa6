import { applyIsupport, type Casemapping, fold, initialIsupport } from '@longwire/irc'
import {
  exportJsonLines,
  exportPlainText,
  type HearUnreadable,
  type History,
  importJsonLines,
  importLog,
  importLounge,
  type ImportReport,
  linesOf,
  type LogFormat,
  loungeNetworks,
  type NetworkRecord,
  type NetworkSettings,
  type LeftOutFile,
  type Store,
  StoreError,
  surveyLogs,
  type UserRecord,
} from '@longwire/store'
import { stat } from 'node:fs/promises'
import { dirname, isAbsolute, resolve } from 'node:path'
import { readKeptNetwork } from '../user/kept-network.ts'
import type { Users } from '../user/users.ts'
import { AdministrationError } from './administration-error.ts'
import type { ImportAnswer, ImportRequest } from './archive-answers.ts'
import { importedLines, networkLines } from './export-networks.ts'
import { FileNames } from './file-names.ts'
import { NetworkNames } from './network-names.ts'
import type { Tell } from './tell.ts'
import type { UserAdministration } from './user-administration.ts'

/** Lines that are told at once. */
const CHUNK = 200

/** Histories of people, written out and brought in. */
export class ArchiveAdministration {
  readonly #store: Store
  readonly #people: UserAdministration
  readonly #users: Users | undefined

  constructor(store: Store, people: UserAdministration, users: Users | undefined) {
    this.#store = store
    this.#people = people
    this.#users = users
  }

  /** Tells `{ lines }` of JSON: what the person has, all of it, less passwords. */
  async exportJson(userName: string, tell: Tell): Promise<void> {
    const { user, history, networks } = await this.#of(userName)
    await tellLines(networkLines(networks, exportJsonLines(history)), (lines) => tell({ user: user.name, lines }))
  }

  /** Tells `{ file, lines }` of text: one file for each conversation. A damaged one does not keep the others from being told. */
  async exportText(userName: string, tell: Tell): Promise<void> {
    const { history, networks } = await this.#of(userName)
    let damage: StoreError | undefined
    const folders = new FileNames()
    for (const { id, settings } of networks) {
      const folder = folders.next(settings.name)
      const files = new FileNames()
      for (const buffer of await history.buffers.list(id)) {
        const file = `${folder}/${files.next(buffer.name === '' ? 'server' : buffer.name)}.log`
        try {
          await tellLines(exportPlainText(history, buffer.id), (lines) => tell({ file, lines }))
        } catch (error) {
          if (!(error instanceof StoreError) || error.code !== 'corrupt') throw error
          damage ??= error
        }
      }
    }
    if (damage !== undefined) throw damage
  }

  /** Brings a log in, and tells how it goes on. What is there already does not come twice. */
  async import(userName: string, request: ImportRequest, tell: Tell): Promise<ImportAnswer> {
    if (!isAbsolute(request.path)) throw new AdministrationError('invalid', 'The file has to be named from the root.')
    const { user, history, networks } = await this.#of(userName)
    const abort = new AbortController()
    const progress = (file: string, report: Partial<ImportReport>): void => {
      tell({ file, ...counts(report) }).catch(() => abort.abort())
    }
    const unreadable = (file: string) => (line: number, text: string) =>
      tell({ file, line, unreadable: text }).catch(() => abort.abort())
    const leftOut = (file: string, reason: LeftOutFile['reason']) =>
      tell({ file, leftOut: reason }).catch(() => abort.abort())
    const names = new NetworkNames(networks, request.networks ?? '')
    const work: ImportWork = { request, history, networks, names, progress, unreadable, leftOut, signal: abort.signal }
    const answer =
      request.from === 'longwire'
        ? await this.#fromLongwire(user, work)
        : request.from === 'lounge'
          ? await fromLounge(work)
          : await fromLogs(work, request.from)
    await this.#learn(user)
    return { ...answer, unknownNetworks: [...names.unknown] }
  }

  async #fromLongwire(user: UserRecord, { request, history, networks, progress, unreadable, signal }: ImportWork) {
    const lines = importedLines(linesOf(request.path), networks, signal, (settings) =>
      this.#make(user, { ...settings, enabled: false }),
    )
    const report = await readable(request.path, () =>
      importJsonLines(history, lines, (so) => progress(request.path, so), unreadable(request.path)),
    )
    return { ...counts(report), files: 1 }
  }

  /** By the actor where it runs, which knows of the network from then on. */
  async #make(user: UserRecord, settings: NetworkSettings): Promise<NetworkRecord> {
    if (this.#users === undefined || user.disabled) return this.#store.accounts.networks.create(user.id, settings)
    const actor = await this.#users.actor(user)
    return actor.request(async (parts) => (await parts.networks.add(settings)).record)
  }

  /** A running actor sees the conversations that came. */
  async #learn(user: UserRecord): Promise<void> {
    if (this.#users === undefined || user.disabled) return
    const actor = await this.#users.actor(user)
    await actor.request(async ({ networks, history }) => {
      for (const network of networks.list()) network.buffers.learn(await history.buffers.list(network.id))
    })
  }

  async #of(userName: string) {
    const user = await this.#people.find(userName)
    const networks = await this.#store.accounts.networks.list(user.id)
    return { user, networks, history: await this.#store.history(user.id) }
  }
}

interface ImportWork {
  readonly request: ImportRequest
  readonly history: History
  readonly networks: readonly NetworkRecord[]
  readonly names: NetworkNames
  readonly progress: (file: string, report: Partial<ImportReport>) => void
  /** Tells each line of a file that could not be read. */
  readonly unreadable: (file: string) => HearUnreadable
  /** Tells a file that is not read. */
  readonly leftOut: (file: string, reason: LeftOutFile['reason']) => Promise<void>
  readonly signal: AbortSignal
}

/** Programs that keep their logs in files. soju writes them as ZNC does. */
const logsOf = {
  znc: { format: 'znc', title: 'ZNC' },
  soju: { format: 'znc', title: 'soju' },
  weechat: { format: 'weechat', title: 'WeeChat' },
  irssi: { format: 'irssi', title: 'irssi' },
} as const satisfies Record<string, { readonly format: LogFormat; readonly title: string }>

async function fromLogs(
  { request, history, names, progress, unreadable, leftOut, signal }: ImportWork,
  from: keyof typeof logsOf,
) {
  const { path, zone } = request
  const { format, title } = logsOf[from]
  const isFile = (await readable(path, () => stat(path))).isFile()
  const found = await readable(path, () => surveyLogs(format, isFile ? dirname(path) : path))
  const isMeant = (file: { readonly path: string }): boolean => !isFile || resolve(file.path) === resolve(path)
  const logs = found.logs.filter(isMeant)
  for (const file of found.leftOut.filter(isMeant)) await leftOut(file.path, file.reason)
  if (logs.length === 0) throw new AdministrationError('not-found', `${path}: there are no logs of ${title} here.`)
  let sum = { lines: 0, messages: 0, fresh: 0, unreadable: 0 }
  let files = 0
  for (const log of logs) {
    const network = names.find(log.network)
    if (network === undefined) continue
    if (signal.aborted) break
    const options = await optionsFor(history, network, request, signal)
    const before = sum
    const report = await importLog(
      history,
      { ...log, network: network.id, zone },
      {
        ...options,
        onProgress: (so) => progress(log.path, added(before, so)),
        onUnreadable: unreadable(log.path),
      },
    )
    sum = added(before, report)
    files++
  }
  return { ...sum, files }
}

async function fromLounge({ request, history, names, progress, unreadable, signal }: ImportWork) {
  const theirs = await readable(request.path, async () => [...loungeNetworks(request.path).keys()])
  const known = new Map(
    theirs.flatMap((id) => {
      const network = names.find(id)
      return network === undefined ? [] : [[id, network] as const]
    }),
  )
  const [first] = known.values()
  if (first === undefined) return { lines: 0, messages: 0, fresh: 0, unreadable: 0, files: 0 }
  const ids = new Map([...known].map(([id, network]) => [id, network.id]))
  const options = await optionsFor(history, first, request, signal)
  const onProgress = (so: ImportReport): void => progress(request.path, so)
  const onUnreadable = unreadable(request.path)
  return {
    ...counts(await importLounge(history, request.path, ids, { ...options, onProgress, onUnreadable })),
    files: 1,
  }
}

async function optionsFor(
  history: History,
  { id, settings }: NetworkRecord,
  request: ImportRequest,
  signal: AbortSignal,
) {
  const { isupportTokens } = await readKeptNetwork(history.preferences, id)
  const casemapping: Casemapping = applyIsupport(initialIsupport, isupportTokens).casemapping
  return {
    signal,
    ownNicknames: [settings.nickname, ...(request.nicknames ?? [])],
    fold: (name: string) => fold(name, casemapping),
  }
}

type Counts = Omit<ImportAnswer, 'files' | 'unknownNetworks'>

function counts({ lines = 0, messages, fresh = 0, unreadable = 0 }: Partial<ImportReport>): Counts {
  return { lines, messages: messages ?? lines, fresh, unreadable }
}

function added(before: Counts, { lines, messages, fresh, unreadable }: ImportReport): Counts {
  return {
    lines: before.lines + lines,
    messages: before.messages + messages,
    fresh: before.fresh + fresh,
    unreadable: before.unreadable + unreadable,
  }
}

async function tellLines(
  lines: AsyncIterable<string>,
  tell: (lines: readonly string[]) => Promise<void>,
): Promise<void> {
  let chunk: string[] = []
  try {
    for await (const line of lines) {
      chunk.push(line)
      if (chunk.length < CHUNK) continue
      const whole = chunk
      chunk = []
      await tell(whole)
    }
  } finally {
    // What could be read of a damaged history is told as well.
    if (chunk.length > 0) await tell(chunk)
  }
}

/** What the disk refuses, in words. */
async function readable<Result>(path: string, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new AdministrationError('not-found', `${path} is not there.`, error)
    if (code === 'EACCES') throw new AdministrationError('failed', `${path}: Longwire may not read this.`, error)
    if (code === 'ERR_SQLITE_ERROR')
      throw new AdministrationError('invalid', `${path} is not a database of The Lounge.`, error)
    throw error
  }
}
