// Circles among the files of a folder, imports of types and those at run time included: the linter sees only those of values.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Also what is loaded later: `import('./part.ts')`. */
const relativeImport = /(?:^(?:import|export)\b[^'"]*?\bfrom\s+|^import\s+|\bimport\()'(?<path>\.[^']+)'/gm

/** The groups of files below `folder` that import each other in a circle, each in alphabetical order; tests are left out. */
export function importCircles(folder: string): readonly (readonly string[])[] {
  const files = globSync('**/*.{ts,tsx}', {
    cwd: folder,
    exclude: ['**/*.test.{ts,tsx}', '**/node_modules', '**/.cache', '**/dist'],
  })
  return new Circles(new Map(files.toSorted().map((file) => [file, importsOf(folder, file)]))).found
}

function importsOf(folder: string, file: string): readonly string[] {
  const text = readFileSync(join(folder, file), 'utf8')
  return [...text.matchAll(relativeImport)].map(({ groups }) => normalize(join(dirname(file), groups?.['path'] ?? '')))
}

/** Strongly connected components of more than one file (Tarjan). */
class Circles {
  readonly found: (readonly string[])[] = []
  readonly #imports: ReadonlyMap<string, readonly string[]>
  readonly #visited = new Map<string, { readonly at: number; lowest: number }>()
  readonly #path: string[] = []

  constructor(imports: ReadonlyMap<string, readonly string[]>) {
    this.#imports = imports
    for (const file of imports.keys()) if (!this.#visited.has(file)) this.#visit(file)
  }

  #visit(file: string): number {
    const visit = { at: this.#visited.size, lowest: this.#visited.size }
    this.#visited.set(file, visit)
    this.#path.push(file)
    for (const imported of this.#imports.get(file) ?? []) {
      if (!this.#imports.has(imported)) continue
      const seen = this.#visited.get(imported)
      if (seen === undefined) visit.lowest = Math.min(visit.lowest, this.#visit(imported))
      else if (this.#path.includes(imported)) visit.lowest = Math.min(visit.lowest, seen.at)
    }
    if (visit.lowest === visit.at) {
      const circle = this.#path.splice(this.#path.indexOf(file))
      if (circle.length > 1) this.found.push(circle.toSorted())
    }
    return visit.lowest
  }
}
