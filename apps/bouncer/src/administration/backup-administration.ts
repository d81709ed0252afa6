import { copyFile, readdir } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { NotInBackup, Store, StoreErrorCode } from '@longwire/store'
import { AdministrationError } from './administration-error.ts'
import type { Tell } from './tell.ts'

/** What the store copies by itself, or what belongs to a running process. */
const notCopied = /^(?:accounts\.db.*|key|lock.*|control\.sock)$/

/** What is not in a backup that was made. */
export interface BackupAnswer {
  /** Histories that could not be read: whose, which file, and what is to be done. */
  readonly missing: readonly {
    readonly user: string
    readonly path: string
    readonly code: StoreErrorCode
    readonly text: string
  }[]
}

/** Copies of the whole data folder. */
export class BackupAdministration {
  readonly #store: Store
  readonly #data: string

  constructor(store: Store, data: string) {
    this.#store = store
    this.#data = data
  }

  /** Into a folder that is made by this; answers which histories could not be read and are not in it. */
  async backup(directory: string, tell: Tell): Promise<BackupAnswer> {
    const { backup } = this.#store.parts
    if (backup === undefined) throw new AdministrationError('invalid', onServer(this.#data))
    if (!isAbsolute(directory)) throw new AdministrationError('invalid', 'The folder has to be named from the root.')
    try {
      const missing = await backup.to(directory, (progress) => void tell(progress).catch(() => undefined))
      for (const entry of await readdir(this.#data, { withFileTypes: true })) {
        if (!entry.isFile() || notCopied.test(entry.name)) continue
        await copyFile(join(this.#data, entry.name), join(directory, entry.name))
      }
      return { missing: await Promise.all(missing.map((one) => this.#told(one))) }
    } catch (error) {
      throw refusal(error, directory)
    }
  }

  async #told({ user, path, error }: NotInBackup): Promise<BackupAnswer['missing'][number]> {
    const name = (await this.#store.accounts.users.byId(user))?.name ?? user
    return { user: name, path, code: error.code, text: error.userText }
  }
}

function onServer(data: string): string {
  return `Accounts and history are in PostgreSQL, which has a backup of its own: run pg_dump on that database, and copy ${data} as well, which holds the key of saved passwords.`
}

/** The disk's refusals in words. */
function refusal(error: unknown, directory: string): unknown {
  const text = words[codeOf(error)]
  return text === undefined ? error : new AdministrationError('failed', `${directory}: ${text}`, error)
}

/** SQLite fills the copy itself, and has a number of its own for a disk without room: https://www.sqlite.org/rescode.html#full */
const SQLITE_FULL = 13

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('errcode' in error && error.errcode === SQLITE_FULL) return 'ENOSPC'
  return 'code' in error ? String(error.code) : ''
}

const words: Readonly<Record<string, string>> = {
  ENOTEMPTY: 'this folder is not empty. Name one that is not there yet.',
  ENOENT: 'this folder cannot be made.',
  EEXIST: 'this is there already. Name a folder that is not there yet.',
  ENOTDIR: 'this is not a folder.',
  EACCES: 'Longwire may not write there. It runs as another user than you, perhaps.',
  EPERM: 'Longwire may not write there.',
  EROFS: 'Longwire may not write there: it is read-only.',
  ENOSPC: 'there is no room on that disk.',
}
