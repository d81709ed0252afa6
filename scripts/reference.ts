// `npm run reference`: the public API as pages for a browser, from the docstrings.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runStep } from './step.ts'

const folder = join(import.meta.dirname, '../docs/reference')
const typedoc = join(folder, 'node_modules/typedoc/bin/typedoc')

async function main(): Promise<boolean> {
  if (!existsSync(typedoc)) {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
    const installed = await runStep('installing TypeDoc', 'npm', args, { cwd: folder })
    if (!installed.ok) return false
  }
  const made = await runStep('reference', process.execPath, [typedoc], { cwd: folder })
  if (made.ok) console.log(`open ${join(folder, 'dist/index.html')}`)
  return made.ok
}

if (!(await main())) process.exitCode = 1
