import { readFileSync } from 'node:fs'
import { UsageError } from './command.ts'

/** A whole file that an option names. */
export function readOptionFile(option: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : String(error)
    throw new UsageError(`${option}: ${path} cannot be read: ${reason}.`)
  }
}

/** A secret: the first line of a file. */
export function readSecretFile(option: string, path: string): string {
  const [secret = ''] = readOptionFile(option, path).split(/\r?\n/, 1)
  if (secret === '') throw new UsageError(`${option}: the first line of ${path} is empty.`)
  return secret
}
