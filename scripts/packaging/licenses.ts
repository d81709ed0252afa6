import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** The licenses of everybody's code that is built into the package, as one text. `root` is the repository. */
export function licenseTexts(root: string): string {
  return folders(root)
    .map((folder) => {
      const { name, version, license } = manifestOf(folder)
      const [file] = globSync('{LICENSE,LICENCE,license,COPYING}{,.md,.txt,-MIT}', { cwd: folder })
      const text = file === undefined ? 'No license text is shipped with it.' : readFileSync(join(folder, file), 'utf8')
      return `${name} ${version} (${license ?? 'see below'})\n\n${text.trim()}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** Folders of the packages that the product needs, and of what these need; without our own. */
function folders(root: string): readonly string[] {
  const own = globSync('{apps,packages}/*/package.json', { cwd: root, exclude: ['packages/testing/**'] })
  const wanted = own.flatMap((file) => dependenciesOf(join(root, file, '..')))
  const found = new Set<string>()
  for (const name of wanted) collect(root, join(root, 'node_modules', name), found)
  return [...found].filter((folder) => !manifestOf(folder).name.startsWith('@longwire/')).toSorted()
}

function collect(root: string, folder: string, found: Set<string>): void {
  if (found.has(folder)) return
  found.add(folder)
  for (const name of dependenciesOf(folder)) {
    const nested = join(folder, 'node_modules', name)
    const isNested = globSync('package.json', { cwd: nested }).length > 0
    collect(root, isNested ? nested : join(root, 'node_modules', name), found)
  }
}

function dependenciesOf(folder: string): readonly string[] {
  return Object.keys(manifestOf(folder).dependencies ?? {})
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
