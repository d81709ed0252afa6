// `npm run docs`: the documentation as a site, in dist/docs. With `--check` it is made aside, to see that it can be.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSite } from './site/build-site.ts'

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')
const folder = check ? mkdtempSync(join(tmpdir(), 'longwire-docs-')) : join(root, 'dist/docs')

const findings = buildSite(root, folder)
for (const finding of findings) console.log(finding)
if (findings.length > 0) process.exitCode = 1
if (check) rmSync(folder, { recursive: true, force: true })
else console.log(`open ${join(folder, 'index.html')}`)
