// `npm run build:executable [-- FILE]`: one file that starts where there is no Node. Default: dist/longwire. With
// `--built` it is made of what `npm run build` made last.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildExecutable } from './packaging/executable.ts'
import { buildPackage } from './packaging/package-build.ts'

const { values, positionals } = parseArgs({
  options: { built: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const name = process.platform === 'win32' ? 'longwire.exe' : 'longwire'
const file = resolve(positionals[0] ?? join(import.meta.dirname, '../dist', name))
if (!values.built) await buildPackage()
await buildExecutable(file)
console.log(file)
