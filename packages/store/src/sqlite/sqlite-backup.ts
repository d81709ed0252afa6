import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync, backup } from 'node:sqlite'
import type { StoreError, StoreErrorCode } from '../error.ts'
import type { UserId } from '../ids.ts'
import { parseKeys, writeKeys } from '../secrets/key-file.ts'
import type { Backup, BackupProgress, NotInBackup } from '../store.ts'
import { pathOf } from './files.ts'
import { type FileName, accountsFile } from './protocol.ts'
import { isFromDisk, storeErrorOf } from './sqlite-errors.ts'

const OWNER_ONLY = 0o700
/** All pages in one step: a backup that is made in several begins again whenever something is written between them. */
const ALL_PAGES = 0x7fff_ffff

/** What only the disk that is written to says. */
const ofTheCopy = new Set<StoreErrorCode>(['disk-full', 'read-only'])

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

  async to(
    directory: string,
    onProgress: (progress: BackupProgress) => void = () => {},
  ): Promise<readonly NotInBackup[]> {
    const keysBefore = await this.#keys()
    await mkdir(dirname(directory), { recursive: true })
    // Renamed when it is whole: what is cut short leaves nothing that looks like a backup.
    const draft = `${directory}.${process.pid}.part`
    await mkdir(draft, { mode: OWNER_ONLY })
    try {
      const users = await this.#host.users()
      const of = users.length + 1
      onProgress({ done: 0, of })
      await this.#copy(draft, accountsFile)
      const missing: NotInBackup[] = []
      for (const [index, user] of users.entries()) {
        onProgress({ done: index + 1, of })
        const error = await this.#copyHistory(draft, user)
        if (error !== undefined) missing.push({ user, path: pathOf(this.#host.directory, user), error })
      }
      // Where the key is changed meanwhile, some files were copied before it and some after.
      const keys = distinct([...(await this.#keys()), ...keysBefore])
      if (keys.length > 0) await writeKeys(join(draft, 'key'), keys)
      await rename(draft, directory)
      onProgress({ done: of, of })
      return missing
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

  /** Why this history cannot be read, where it is not the new copy that fails. */
  async #copyHistory(draft: string, user: UserId): Promise<StoreError | undefined> {
    try {
      await this.#copy(draft, user)
      return undefined
    } catch (error) {
      if (!isFromDisk(error)) throw error
      const storeError = storeErrorOf(error)
      if (ofTheCopy.has(storeError.code)) throw error
      // What lies there would be a history without a line.
      await rm(dirname(pathOf(draft, user)), { recursive: true, force: true })
      return storeError
    }
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
