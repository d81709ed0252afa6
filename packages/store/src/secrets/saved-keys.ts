import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StoreEnvironment } from '../environment.ts'
import { isFromDisk, storeErrorOf } from '../sqlite/sqlite-errors.ts'
import { KEY_BYTES, loadKeys } from './key-file.ts'

const OWNER_ONLY = 0o700

/**
 * The keys of a file; it and its folder are made on first start, for their owner alone. Rejects with `StoreError` where the
 * disk refuses, or the file holds something else.
 */
export async function savedKeys(file: string, environment: StoreEnvironment): Promise<readonly Uint8Array[]> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY })
    return await loadKeys(file, () => environment.randomBytes(KEY_BYTES))
  } catch (error) {
    throw isFromDisk(error) ? storeErrorOf(error) : error
  }
}
