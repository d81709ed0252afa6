import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { LogFile, LogFormat } from './import-log.ts'

/** A log file that was found; `network` is the name that the other program has for it. */
export type FoundLog = Omit<LogFile, 'zone'>

/** A file beside the logs that is not read, and why not. */
export interface LeftOutFile {
  readonly path: string
  /** `packed`: compressed in a way that is not understood; `name`: it is not named as the program names its logs. */
  readonly reason: 'packed' | 'name'
}

/** What lies in a folder of logs. */
export interface FolderOfLogs {
  readonly logs: readonly FoundLog[]
  readonly leftOut: readonly LeftOutFile[]
}

const packed = /\.(?:xz|lzma|bz2|lz4|br|Z|7z|zip|rar|tar|tgz|txz|tbz2?)$/
/** What rotating and compressing a log adds to its name. */
const rotated = /(?:\.\d+)?(?:\.(?:gz|zst))?$/
const dayFile = /^(?<date>\d{4}-\d{2}-\d{2})\.log$/
const weechatFile = /^irc\.(?<network>[^.]+)\.(?<target>.+)\.weechatlog$/
const irssiFile = /^(?<target>.+?)(?:[.-]\d{4}-?\d{2}-?\d{2})?\.log$/

/** Of ZNC before 1.6, without the date: of all users in one folder, of one user, or of one network. */
const flatFile = /^(?<name>.+)_(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})\.log$/
const flatNames = {
  everybody: /^(?:.+?_)??(?<network>[^_]+)_(?<target>[#&+!].*|[^_]+)$/,
  person: /^(?<network>[^_]+)_(?<target>.+)$/,
} as const

/** The network whose own module wrote into this folder: `networks/<network>/moddata/log`. */
function networkOf(folders: readonly string[]): string | undefined {
  const [networks, network, ...rest] = folders.slice(-4)
  return networks === 'networks' && rest.join('/') === 'moddata/log' ? network : undefined
}

function flatLog(folders: readonly string[], file: string): Omit<FoundLog, 'path'> | undefined {
  const { name = '', year, month, day } = flatFile.exec(file)?.groups ?? {}
  if (year === undefined) return undefined
  const own = networkOf(folders)
  const isPersons = folders.at(-4) === 'users'
  const groups = own === undefined ? flatNames[isPersons ? 'person' : 'everybody'].exec(name)?.groups : undefined
  const { network = own, target = name } = groups ?? {}
  if (network === undefined) return undefined
  return { format: 'znc', network, target: target === 'status' ? '' : target, date: `${year}-${month}-${day}` }
}

function foundIn(format: LogFormat, folders: readonly string[], name: string): Omit<FoundLog, 'path'> | undefined {
  const parent = folders.at(-1) ?? ''
  switch (format) {
    case 'znc': {
      const date = dayFile.exec(name)?.groups?.['date']
      if (date === undefined) return flatLog(folders, name)
      const network = networkOf(folders.slice(0, -1)) ?? folders.at(-2) ?? ''
      return { format, network, target: parent === 'status' ? '' : parent, date }
    }
    case 'weechat': {
      const { network, target = '' } = weechatFile.exec(name)?.groups ?? {}
      if (network === undefined) return undefined
      return network === 'server' ? { format, network: target, target: '' } : { format, network, target }
    }
    case 'irssi': {
      const target = irssiFile.exec(name)?.groups?.['target']
      return target === undefined ? undefined : { format, network: parent, target: target === 'status' ? '' : target }
    }
  }
}

/**
 * What lies below a directory, in the order of its names. ZNC and soju: `<network>/<target>/<day>.log`, at any depth, and as ZNC
 * named them before 1.6, `<network>_<target>_<day>.log`: https://wiki.znc.in/Log; WeeChat: `irc.<network>.<target>.weechatlog`;
 * irssi: `<network>/<target>.log`. Those that were rotated (`.1`) and compressed (`.gz`, `.zst`) are among the logs. Hidden files
 * are not told.
 */
export async function surveyLogs(format: LogFormat, directory: string): Promise<FolderOfLogs> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const logs: FoundLog[] = []
  const leftOut: LeftOutFile[] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const log = foundIn(format, entry.parentPath.split(sep), entry.name.replace(rotated, ''))
    if (log !== undefined) logs.push({ ...log, path })
    else if (!entry.name.startsWith('.')) leftOut.push({ path, reason: packed.test(entry.name) ? 'packed' : 'name' })
  }
  return { logs: logs.toSorted(byPath), leftOut: leftOut.toSorted(byPath) }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1
}

/** The logs alone: see {@link surveyLogs}. */
export async function findLogs(format: LogFormat, directory: string): Promise<readonly FoundLog[]> {
  return (await surveyLogs(format, directory)).logs
}
