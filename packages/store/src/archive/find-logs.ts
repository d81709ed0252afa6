import { readdir } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import type { LogFile, LogFormat } from './import-log.ts'

/** A log file that was found; `network` is the name that the other program has for it. */
export type FoundLog = Omit<LogFile, 'zone'>

/** What rotating and compressing a log adds to its name. */
const rotated = /(?:\.\d+)?(?:\.(?:gz|zst))?$/
const dayFile = /^(?<date>\d{4}-\d{2}-\d{2})\.log$/
const weechatFile = /^irc\.(?<network>[^.]+)\.(?<target>.+)\.weechatlog$/
const irssiFile = /^(?<target>.+?)(?:[.-]\d{4}-?\d{2}-?\d{2})?\.log$/

function foundIn(format: LogFormat, folders: readonly string[], name: string): Omit<FoundLog, 'path'> | undefined {
  const parent = folders.at(-1) ?? ''
  switch (format) {
    case 'znc': {
      const date = dayFile.exec(name)?.groups?.['date']
      if (date === undefined) return undefined
      return { format, network: folders.at(-2) ?? '', target: parent === 'status' ? '' : parent, date }
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
 * The log files below a directory, in the order of their names. ZNC and soju: `<network>/<target>/<day>.log`, at any depth;
 * WeeChat: `irc.<network>.<target>.weechatlog`; irssi: `<network>/<target>.log`. Those that were rotated (`.1`) and compressed
 * (`.gz`, `.zst`) are among them.
 */
export async function findLogs(format: LogFormat, directory: string): Promise<readonly FoundLog[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const found = entries.flatMap((entry): FoundLog[] => {
    if (!entry.isFile()) return []
    const path = join(entry.parentPath, entry.name)
    const log = foundIn(format, entry.parentPath.split(sep), basename(path).replace(rotated, ''))
    return log === undefined ? [] : [{ ...log, path }]
  })
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
