import { open, readFile, rename } from 'node:fs/promises'
import { StoreError } from '../error.ts'

/** What a key has. */
export const KEY_BYTES = 32
const MODE = 0o600

/** The keys of a text: one on a line, base64, the one in use first. Throws `corrupt` where a line is none. */
export function parseKeys(text: string, where: string): readonly Uint8Array[] {
  const lines = text.split(/[\s,]+/).filter((line) => line !== '')
  const keys = lines.map((line) => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some((key) => key.length !== KEY_BYTES)) {
    throw new StoreError('corrupt', {
      retry: false,
      userText: `${where} does not hold a key of ${KEY_BYTES} bytes in base64. Put the right one back; without it saved passwords are lost.`,
    })
  }
  return keys
}

function textOf(keys: readonly Uint8Array[]): string {
  return keys.map((key) => `${Buffer.from(key).toString('base64')}\n`).join('')
}

/** Writes the keys in one piece: a killed process leaves the old file or the new one. Readable by the owner alone. */
export async function writeKeys(path: string, keys: readonly Uint8Array[]): Promise<void> {
  const draft = `${path}.new`
  const file = await open(draft, 'w', MODE)
  try {
    await file.chmod(MODE)
    await file.writeFile(textOf(keys))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
}

/** The keys of the file, which is made on first start, mode 600. */
export async function loadKeys(path: string, randomKey: () => Uint8Array): Promise<readonly Uint8Array[]> {
  try {
    return parseKeys(await readFile(path, 'utf8'), path)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const keys = [randomKey()]
  await writeKeys(path, keys)
  return keys
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
