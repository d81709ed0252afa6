import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runStep } from './step.ts'

const root = join(import.meta.dirname, '..')
const app = join(root, 'apps/web')
const stampFile = join(app, '.cache/built-from')

/** Everything that ends up in the bundle, or decides how it is made. */
const sources = [
  'apps/web/{src,public,tooling}/**/*',
  'apps/web/*.{html,json,ts}',
  'packages/{irc,connection,attention,model}/{package.json,src/**/*}',
  'package-lock.json',
]

function fingerprint(): string {
  const hash = createHash('sha256')
  const files = globSync(sources, { cwd: root, exclude: ['**/*.test.ts'] }).toSorted()
  for (const file of files) {
    const { mtimeMs, size } = statSync(join(root, file))
    hash.update(`${file}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * Builds apps/web into apps/web/dist when its sources changed since the last build; rejects when the build fails.
 * Says nothing when there is nothing to do.
 */
export async function buildWebApp(): Promise<void> {
  const wanted = fingerprint()
  const upToDate =
    existsSync(join(app, 'dist/index.html')) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted
  if (upToDate) return
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const result = await runStep('building the web app', process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: app,
  })
  if (!result.ok) throw new Error('The web app could not be built; the lines above say why.')
  mkdirSync(join(app, '.cache'), { recursive: true })
  writeFileSync(stampFile, wanted)
}
