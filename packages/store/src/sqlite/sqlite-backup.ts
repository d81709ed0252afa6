import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync, backup } from 'node:sqlite'
import type { UserId } from '../ids.ts'
import { parseKeys, writeKeys } from '../secrets/key-file.ts'
import type { Backup, BackupProgress } from '../store.ts'
import { pathOf } from './files.ts'
import { type FileName, accountsFile } from './protocol.ts'

const OWNER_ONLY = 0o700
/** All pages in one step: a backup that is made in several begins again whenever something is written between them. */
const ALL_PAGES = 0x7fff_ffff

/** What a backup reads from. */
export interface SqliteBackupHost {
  readonly directory: string
  /** Undefined where the keys were given from outside. */
  readonly keyFile: string | undefined
  users(): Promise<readonly UserId[]>
}

/** Copies the files of a store while they are written. SQLite copies each in a thread of its own, as it is at one moment. */
export class SqliteBackup implements Backup {
  readonly #host: SqliteBackupHost

  constructor(host: SqliteBackupHost) {
    this.#host = host
  }

  async to(directory: string, onProgress: (progress: BackupProgress) => void = () => {}): Promise<void> {
    const keysBefore = await this.#keys()
    await mkdir(dirname(directory), { recursive: true })
    // Renamed when it is whole: what is cut short leaves nothing that looks like a backup.
    const draft = `${directory}.${process.pid}.part`
    await mkdir(draft, { mode: OWNER_ONLY })
    try {
      const files: readonly FileName[] = [accountsFile, ...(await this.#host.users())]
      for (const [done, file] of files.entries()) {
        onProgress({ done, of: files.length })
        await this.#copy(draft, file)
      }
      // Where the key is changed meanwhile, some files were copied before it and some after.
      const keys = distinct([...(await this.#keys()), ...keysBefore])
      if (keys.length > 0) await writeKeys(join(draft, 'key'), keys)
      await rename(draft, directory)
      onProgress({ done: files.length, of: files.length })
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      throw error
    }
  }

  /** None where they were given from outside. */
  async #keys(): Promise<readonly Uint8Array[]> {
    const { keyFile } = this.#host
    return keyFile === undefined ? [] : parseKeys(await readFile(keyFile, 'utf8'), keyFile)
  }

  async #copy(draft: string, file: FileName): Promise<void> {
    const path = pathOf(this.#host.directory, file)
    // Whoever has never been here has no history yet.
    if (file !== accountsFile && !existsSync(path)) return
    const source = new DatabaseSync(path, { readOnly: true })
    try {
      const target = pathOf(draft, file)
      await mkdir(dirname(target), { recursive: true, mode: OWNER_ONLY })
      await backup(source, target, { rate: ALL_PAGES })
    } finally {
      source.close()
    }
  }
}

function distinct(keys: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...new Map(keys.map((key) => [Buffer.from(key).toString('base64'), key])).values()]
}
