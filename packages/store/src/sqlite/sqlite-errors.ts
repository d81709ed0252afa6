import { StoreError, type StoreErrorCode } from '../error.ts'

interface Meaning {
  readonly code: StoreErrorCode
  readonly retry: boolean
  readonly userText: string
}

const diskFull: Meaning = {
  code: 'disk-full',
  retry: true,
  userText: 'The disk is full: nothing new can be recorded. Free some space; recording resumes by itself.',
}
const readOnly: Meaning = {
  code: 'read-only',
  retry: false,
  userText: 'The data folder cannot be written to. Check its permissions and whether the disk is mounted read-only.',
}
const corrupt: Meaning = {
  code: 'corrupt',
  retry: false,
  userText: 'A database file is damaged. Put the latest backup in its place; the damaged file was left as it is.',
}
const locked: Meaning = {
  code: 'locked',
  retry: true,
  userText: 'Another program holds the data folder. Stop the other Longwire, or wait until the backup has finished.',
}
const io: Meaning = {
  code: 'io',
  retry: true,
  userText: 'The disk did not do what was asked of it. Look into the system log for errors of the disk.',
}

// https://www.sqlite.org/rescode.html: primary codes in the low byte.
const byPrimaryCode: Readonly<Record<number, Meaning>> = {
  5: locked,
  6: locked,
  8: readOnly,
  10: io,
  11: corrupt,
  13: diskFull,
  14: io,
  26: corrupt,
}
/** SQLITE_IOERR_SHMSIZE: there was no room for the index of the write-ahead log. */
const SHM_SIZE = 4874

const bySystemCode: Readonly<Record<string, Meaning>> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EROFS: readOnly,
  EACCES: readOnly,
  EPERM: readOnly,
}

/** Whether there was no room for the index of the write-ahead log. */
export function isWithoutRoom(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SHM_SIZE
}

function meaningOf(error: unknown): Meaning {
  if (!(error instanceof Error)) return io
  if (isWithoutRoom(error)) return diskFull
  if ('errcode' in error && typeof error.errcode === 'number') {
    return byPrimaryCode[error.errcode & 0xff] ?? io
  }
  if ('code' in error && typeof error.code === 'string') return bySystemCode[error.code] ?? io
  return io
}

// SQLITE_ERROR (wrong SQL), CONSTRAINT, MISMATCH, MISUSE, RANGE.
const bugs = new Set([1, 19, 20, 21, 25])

/** Whether SQLite or the operating system said it, and not a bug of ours. */
export function isFromDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('errcode' in error && typeof error.errcode === 'number') return !bugs.has(error.errcode & 0xff)
  return 'syscall' in error
}

/** What SQLite or the operating system said, as one of our codes. */
export function storeErrorOf(error: unknown): StoreError {
  if (error instanceof StoreError) return error
  const { code, retry, userText } = meaningOf(error)
  return new StoreError(code, { retry, userText, cause: error })
}
