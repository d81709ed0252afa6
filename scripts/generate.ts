// Generated files are committed. `x.generate.ts` exports `generated()`, which tells their text; `npm run generate`
// writes it, and `npm run check` fails when a committed file differs.
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What a generator module exports: repository path of each file it makes, and that file's text. */
export interface Generator {
  generated(): Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Runs every generator below `root`; with `write`, writes what changed. Returns the paths that differed. */
export async function generate(root: string, write: boolean): Promise<readonly string[]> {
  const modules = globSync('{packages,apps,docs,test}/**/*.generate.ts', { cwd: root, exclude: ['**/node_modules'] })
  const changed: string[] = []
  for (const module of modules.toSorted()) {
    const generator = (await import(pathToFileURL(join(root, module)).href)) as Generator
    for (const [path, text] of Object.entries(await generator.generated())) {
      const file = join(root, path)
      if (current(file) === text) continue
      changed.push(path)
      if (!write) continue
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
  return changed
}

if (import.meta.main) {
  const check = process.argv.includes('--check')
  const changed = await generate(join(import.meta.dirname, '..'), !check)
  for (const path of changed) console.log(check ? `${path} is not what its generator makes` : `wrote ${path}`)
  if (check && changed.length > 0) {
    console.log('Run `npm run generate` and commit what it writes.')
    process.exitCode = 1
  }
}
