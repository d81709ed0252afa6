import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { getAssetKeys, getRawAsset } from 'node:sea'
import type { Resources } from '@longwire/bouncer'
import { workerFile } from './built-resources.ts'

const OWNER_ONLY = 0o700
const WEB = 'web/'

/** What is shipped inside the executable. Workers run from memory; the web app is unpacked into the data folder. */
export function executableResources(): Resources {
  return {
    worker: (name) => new URL(`data:text/javascript;base64,${asset(workerFile(name)).toString('base64')}`),
    webApp: (dataFolder) => unpackWebApp(join(dataFolder, 'web-app')),
  }
}

function asset(key: string): Buffer {
  return Buffer.from(getRawAsset(key))
}

/** Unpacks this executable's web app unless it is there, and forgets those of others. Answers the folder. */
function unpackWebApp(parent: string): string {
  const keys = getAssetKeys().filter((key) => key.startsWith(WEB))
  const hash = createHash('sha256')
  for (const key of keys.toSorted()) hash.update(`${key}\0`).update(asset(key))
  const name = hash.digest('hex').slice(0, 16)
  const folder = join(parent, name)
  if (!existsSync(folder)) {
    // Renamed when it is whole, so that a start which is cut short leaves nothing half.
    const draft = `${folder}.${process.pid}`
    for (const key of keys) {
      const file = join(draft, key.slice(WEB.length))
      mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY })
      writeFileSync(file, asset(key))
    }
    renameSync(draft, folder)
  }
  for (const other of readdirSync(parent)) {
    if (other !== name) rmSync(join(parent, other), { recursive: true, force: true })
  }
  return folder
}
