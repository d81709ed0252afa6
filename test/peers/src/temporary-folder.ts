import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders = new Set<string>()

/** Removes a folder with all that is in it, patiently: a program that is just ending may still write there. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  folders.delete(folder)
}

process.once('exit', () => {
  for (const folder of folders) {
    try {
      removeFolder(folder)
    } catch {
      // What somebody else still writes there is no reason for a test to fail.
    }
  }
})

/** An empty folder for the files of a test, or of what it starts; gone with this process at the latest. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `longwire-${name}-`))
  folders.add(folder)
  return folder
}
