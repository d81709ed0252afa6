import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWebApp } from '../web-build.ts'
import { bundlePrograms } from './bundle.ts'
import { licenseTexts } from './licenses.ts'

const root = join(import.meta.dirname, '../..')

/** Where the built package is: the programs, `web/`, and the licenses of what is built in. */
export const builtFolder: string = join(root, 'apps/cli/dist')

/** Builds everything that the package ships, anew. */
export async function buildPackage(): Promise<void> {
  await buildWebApp()
  rmSync(builtFolder, { recursive: true, force: true })
  mkdirSync(builtFolder, { recursive: true })
  cpSync(join(root, 'apps/web/dist'), join(builtFolder, 'web'), { recursive: true })
  await bundlePrograms(root, builtFolder)
  writeFileSync(join(builtFolder, 'licenses.txt'), licenseTexts(root))
}
